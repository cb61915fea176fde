-- What a job says of the rows that it reads: those that it refuses, and the values that it would change. Only the first are kept, all are counted.
create table batch_row_error (
  job_id     varchar(32)  not null references batch_job (id) on delete cascade,
  number     bigint       not null,
  row_number bigint       not null,
  title      varchar(200),
  content    varchar(500),
  message    varchar(500) not null,
  primary key (job_id, number)
);

create table batch_row_difference (
  job_id     varchar(32)  not null references batch_job (id) on delete cascade,
  number     bigint       not null,
  row_number bigint       not null,
  what       varchar(200) not null,
  title      varchar(200) not null,
  old_value  varchar(500),
  new_value  varchar(500),
  primary key (job_id, number)
);

alter table batch_job add column preview varchar(2000);
alter table batch_job add column row_errors bigint default 0 not null;
alter table batch_job add column row_differences bigint default 0 not null;
-- Whether the errors are those of pre-processing, which give way to those of processing.
alter table batch_job add column row_errors_prepared boolean default false not null;
-- The job whose failed rows this one reads again; it may be gone.
alter table batch_job add column repeats varchar(32);
create index batch_job_by_repeats on batch_job (repeats);

-- The parameter whose upload had the rows that this output holds because they were refused.
alter table batch_output add column failed_rows_of varchar(100);
