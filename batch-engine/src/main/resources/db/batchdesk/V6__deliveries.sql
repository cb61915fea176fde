-- Who gets status changes: applications with observers.
create table batch_subscriber (
  name                varchar(100)  not null primary key,
  kind                varchar(20)   not null,
  since               timestamp(6) with time zone not null,
  last_seen_at        timestamp(6) with time zone not null,
  warned_at           timestamp(6) with time zone,
  dropped_at          timestamp(6) with time zone,
  dropped_deliveries  bigint        not null
);

-- A status change that a subscriber has not got yet. It holds all that is delivered, so that a job can go before.
create table batch_delivery (
  subscriber     varchar(100)  not null,
  job_id         varchar(32)   not null,
  number         bigint        not null,
  type           varchar(60)   not null,
  status_before  varchar(20),
  status         varchar(20)   not null,
  at             timestamp(6) with time zone not null,
  who            varchar(100),
  attempts       integer       not null,
  due_at         timestamp(6) with time zone not null,
  problem        varchar(2000),
  primary key (subscriber, job_id, number)
);
create index batch_delivery_by_time on batch_delivery (subscriber, due_at, number);
