-- The priority that jobs of a type start with.
alter table batch_job_type add column priority integer default 0 not null;
-- The jobs that wait for their turn.
create index batch_job_by_wait on batch_job (waiting_for, type, created_at);
