-- Files that are uploaded for jobs, and the jobs that were started with them; without a file name it is still on its way.
create table batch_upload (
  id          varchar(32)  not null primary key,
  user_name   varchar(100) not null,
  name        varchar(200) not null,
  media_type  varchar(100) not null,
  store       varchar(20)  not null,
  file        varchar(60),
  length      bigint       not null,
  sha256      varchar(64),
  created_at  timestamp(6) with time zone not null,
  expires_at  timestamp(6) with time zone not null
);
create index batch_upload_by_user on batch_upload (user_name, created_at);
create index batch_upload_by_end on batch_upload (expires_at);

create table batch_upload_use (
  upload_id  varchar(32) not null references batch_upload (id),
  job_id     varchar(32) not null references batch_job (id) on delete cascade,
  primary key (upload_id, job_id)
);
create index batch_upload_use_by_job on batch_upload_use (job_id);
