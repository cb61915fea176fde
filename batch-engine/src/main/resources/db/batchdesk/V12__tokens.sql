-- What a program signs in with instead of its user's password: the hash of it.
create table batch_token (
  id            varchar(32)  not null primary key,
  token_hash    varchar(64)  not null unique,
  user_name     varchar(100) not null references batch_user (name) on delete cascade,
  title         varchar(100) not null,
  created_at    timestamp(6) with time zone not null,
  expires_at    timestamp(6) with time zone not null,
  last_used_at  timestamp(6) with time zone
);
create index batch_token_by_user on batch_token (user_name);
