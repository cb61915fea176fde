-- What handlers write in tests. Without a key, so that what is written twice is seen.
create table it_row (
  job_id  varchar(32)  not null,
  n       bigint       not null
);

-- What handlers write by JPA in tests.
create table it_note (
  id  varchar(40)  not null primary key
);
