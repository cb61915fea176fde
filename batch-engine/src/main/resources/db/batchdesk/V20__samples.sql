-- How far a job was at some moments of its life, fewer and fewer per minute the longer it runs.
create table batch_sample (
  job_id    varchar(32) not null references batch_job (id) on delete cascade,
  number    bigint      not null,
  taken_at  timestamp(6) with time zone not null,
  units     bigint      not null,
  primary key (job_id, number)
);

alter table batch_job add column sample_number bigint default 0 not null;
alter table batch_job add column sample_millis bigint default 1000 not null;
alter table batch_job add column sampled_at timestamp(6) with time zone;
