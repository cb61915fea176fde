-- What became of a job and who asked for what: one row for each request and each change of its status.
create table batch_event (
  job_id       varchar(32)  not null references batch_job (id) on delete cascade,
  number       bigint       not null,
  status       varchar(20),
  asked        varchar(20),
  happened_at  timestamp(6) with time zone not null,
  user_name    varchar(100),
  reason       varchar(500),
  primary key (job_id, number)
);

alter table batch_job add column event_number bigint default 0 not null;

-- A stop that was asked for and waits for the running step.
alter table batch_job add column stop_asked_by varchar(100);
alter table batch_job add column stop_asked_at timestamp(6) with time zone;
alter table batch_job add column stop_reason varchar(500);

-- The job goes away when it is cleaned up.
alter table batch_job add column delete_asked_at timestamp(6) with time zone;

-- When the running step has to be done; null while nothing runs that has a limit.
alter table batch_job add column step_ends_at timestamp(6) with time zone;

-- Why the job waits although its application is there, for example for room on the disk.
alter table batch_job add column wait_reason varchar(500);

-- The threads that work on jobs, and those of them whose step has not come back within its limit.
alter table batch_application add column threads integer default 0 not null;
alter table batch_application add column threads_busy integer default 0 not null;
alter table batch_application add column threads_lost integer default 0 not null;
