-- What engines look for every few seconds: stops that wait, and steps that should be done.
create index batch_job_by_stop on batch_job (stop_request);
create index batch_job_by_step_end on batch_job (step_ends_at);
