-- Who did what, from where, with what result. Rows are added, and go when they are past their time.
create table batch_audit (
  id          varchar(32)  not null primary key,
  at          timestamp(6) with time zone not null,
  user_name   varchar(100),
  address     varchar(100),
  action      varchar(40)  not null,
  subject     varchar(100),
  job_type    varchar(100),
  result      varchar(40)  not null
);
create index batch_audit_by_age on batch_audit (at);
create index batch_audit_by_subject on batch_audit (subject, id);
create index batch_audit_by_user on batch_audit (user_name, id);
