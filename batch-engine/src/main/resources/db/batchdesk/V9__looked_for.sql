-- Stops that wait, which engines look for every few seconds.
create index batch_job_by_stop on batch_job (stop_request);
