-- What the ledger's jobs write. No key on entries, so that what is written twice is seen.
create table ledger_total (
  job_id    varchar(32)  not null primary key,
  called_at timestamp(6) with time zone not null,
  units     bigint       not null
);
create table ledger_entry (
  job_id  varchar(32)  not null,
  unit    bigint       not null,
  content varchar(20)  not null
);
create index ledger_entry_by_job on ledger_entry (job_id);
create table small_entry (
  job_id  varchar(64)  not null,
  node    varchar(100) not null
);
create index small_entry_by_job on small_entry (job_id);
