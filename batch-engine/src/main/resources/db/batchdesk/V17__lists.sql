-- Lists of jobs among a million of them. Each index has what a list selects and sorts by, so that no row is read which is not shown. H2
-- follows an index only in its own direction, hence those in descending order, and the last one.
create index batch_job_newest on batch_job (created_at desc, id desc, type, created_by);
create index batch_job_listed_by_status on batch_job (status, created_at desc, id desc, ended_at, type, created_by);
create index batch_job_listed_by_type on batch_job (type, created_at desc, id desc, ended_at, status, created_by);
create index batch_job_listed_by_user on batch_job (created_by, created_at desc, id desc, ended_at, status, type);
create index batch_job_last_ended on batch_job (ended_at desc nulls last, id desc, created_at, type, created_by);
create index batch_job_first_ended on batch_job (ended_at nulls last, id, created_at, type, created_by);
