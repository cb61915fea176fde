-- When a job ended, so that those past their time are found among many; null while it has not.
alter table batch_job add column ended_at timestamp(6) with time zone;
update batch_job set ended_at = case status
    when 'COMPLETED' then completed_at when 'FAILED' then failed_at else canceled_at end
  where status in ('COMPLETED', 'FAILED', 'CANCELED');
create index batch_job_by_end on batch_job (status, ended_at);

-- The newest jobs of everybody, and the few whose cleanup is due, among a million that are not.
create index batch_job_by_creation on batch_job (created_at, id);
create index batch_job_by_cleanup on batch_job (cleaned_up_at, cleanup_asked_at);

create index batch_link_use_by_age on batch_link_use (used_at);
