-- Requests of programs that may be repeated: the same user with the same key asks for the same thing.
create table batch_request (
  user_name    varchar(100) not null,
  request_key  varchar(255) not null,
  fingerprint  varchar(64)  not null,
  job_id       varchar(32)  not null,
  requested_at timestamp(6) with time zone not null,
  primary key (user_name, request_key)
);
create index batch_request_by_age on batch_request (requested_at);
