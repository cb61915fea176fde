-- What observers have heard, in the order in which they committed; without a key, so that what is heard twice is seen.
create table it_heard (
  n       bigint generated always as identity,
  job_id  varchar(32)  not null,
  number  bigint       not null,
  status  varchar(20)  not null,
  seat    varchar(40)  not null
);
