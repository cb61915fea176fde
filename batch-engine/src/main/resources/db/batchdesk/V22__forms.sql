-- What handlers offer for forms: choices from the application's data, one row for each language, as JSON.
create table batch_choices (
  type       varchar(60)     not null references batch_job_type (type) on delete cascade,
  parameter  varchar(200)    not null,
  language   varchar(50)     not null,
  choices    varchar(1000000) not null,
  asked_at   timestamp(6) with time zone not null,
  primary key (type, parameter, language)
);

-- And small files to begin with, for uploads.
create table batch_template (
  type        varchar(60)  not null references batch_job_type (type) on delete cascade,
  parameter   varchar(200) not null,
  name        varchar(200) not null,
  media_type  varchar(100) not null,
  bytes       bytea        not null,
  primary key (type, parameter)
);
