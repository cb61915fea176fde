-- When a job ended; null while it has not.
alter table batch_job add column ended_at timestamp(6) with time zone;
update batch_job set ended_at = case status
    when 'COMPLETED' then completed_at when 'FAILED' then failed_at else canceled_at end
  where status in ('COMPLETED', 'FAILED', 'CANCELED');

-- Among a million ended jobs: those past their time that were cleaned up, those that were not, and the few whose cleanup is due.
create index batch_job_by_end on batch_job (status, cleaned_up_at, cleanup_asked_at, ended_at);
-- The newest jobs of everybody.
create index batch_job_by_creation on batch_job (created_at, id);

create index batch_link_use_by_age on batch_link_use (used_at);
