-- The tables of Batchdesk, for H2 and PostgreSQL alike. Migrations of one major version only expand.

create table batch_job (
  id                varchar(32)   not null primary key,
  type              varchar(60)   not null,
  status            varchar(20)   not null,
  dry_run           boolean       not null,
  priority          integer       not null,
  parameters        varchar(1000000) not null,
  created_by        varchar(100)  not null,
  created_roles     varchar(2000) not null,
  locale            varchar(35)   not null,
  time_zone         varchar(60)   not null,
  return_url        varchar(2000),

  state             varchar(1000000),
  job_size          bigint,
  units_processed   bigint        not null,
  batch_size        integer       not null,
  step_number       bigint        not null,
  message_number    bigint        not null,
  prepared          boolean       not null,
  publishing        boolean       not null,

  claim_number      bigint        not null,
  staging_number    bigint        not null,
  claimed_by        varchar(200),
  attempts          integer       not null,
  takeovers         integer       not null,
  due_at            timestamp(6) with time zone,
  stop_request      varchar(10),

  waiting_for       varchar(20),
  question          varchar(2000),
  choices           varchar(4000),
  answer            varchar(2000),

  sentence          varchar(2000),
  result_fields     varchar(100000),
  error_code        varchar(40),
  error_field       varchar(100),
  error_message     varchar(2000),

  interruptions       integer     not null,
  interrupted_units   bigint,
  interrupted_millis  bigint,

  created_at        timestamp(6) with time zone not null,
  updated_at        timestamp(6) with time zone not null,
  pre_processed_at  timestamp(6) with time zone,
  confirmed_at      timestamp(6) with time zone,
  processing_at     timestamp(6) with time zone,
  paused_at         timestamp(6) with time zone,
  completed_at      timestamp(6) with time zone,
  failed_at         timestamp(6) with time zone,
  canceled_at       timestamp(6) with time zone,
  handed_over_at    timestamp(6) with time zone,
  cleanup_asked_at  timestamp(6) with time zone,
  cleaned_up_at     timestamp(6) with time zone
);
create index batch_job_by_user on batch_job (created_by, created_at);
create index batch_job_by_status on batch_job (status, created_at);

-- One line of a job's log.
create table batch_message (
  job_id       varchar(32)   not null references batch_job (id) on delete cascade,
  number       bigint        not null,
  step_number  bigint        not null,
  severity     varchar(10)   not null,
  text         varchar(2000) not null,
  said_at      timestamp(6) with time zone not null,
  primary key (job_id, number)
);

-- A file of a job; length, sha256 and file are set when it is published.
create table batch_output (
  job_id         varchar(32)  not null references batch_job (id) on delete cascade,
  number         integer      not null,
  name           varchar(200) not null,
  media_type     varchar(200) not null,
  length         bigint,
  sha256         varchar(64),
  file           varchar(200),
  downloaded_at  timestamp(6) with time zone,
  primary key (job_id, number)
);

-- The committed length of what one claim appended to an output.
create table batch_output_part (
  job_id        varchar(32) not null references batch_job (id) on delete cascade,
  number        integer     not null,
  claim_number  bigint      not null,
  length        bigint      not null,
  primary key (job_id, number, claim_number)
);

-- A download, from its first byte to its last; cleanup waits for those that are still seen.
create table batch_download (
  id             varchar(32)  not null primary key,
  job_id         varchar(32)  not null references batch_job (id) on delete cascade,
  output_number  integer      not null,
  user_name      varchar(100) not null,
  started_at     timestamp(6) with time zone not null,
  last_seen_at   timestamp(6) with time zone not null,
  finished_at    timestamp(6) with time zone
);
create index batch_download_by_job on batch_download (job_id);

-- Deployed applications with an engine, one row for each node that carries one.
create table batch_application (
  name            varchar(100) not null,
  node            varchar(100) not null,
  deployed_as     varchar(100) not null,
  engine_version  varchar(40)  not null,
  problem         varchar(2000),
  started_at      timestamp(6) with time zone not null,
  last_seen_at    timestamp(6) with time zone not null,
  primary key (name, node)
);

-- The job types that applications have registered; a type belongs to the first that did.
create table batch_job_type (
  type           varchar(60)   not null primary key,
  application    varchar(100)  not null,
  title          varchar(200)  not null,
  description    varchar(2000) not null,
  roles_allowed  varchar(2000) not null,
  confirm        varchar(20)   not null,
  parameters     varchar(100000) not null
);

create table batch_user (
  name                  varchar(100)  not null primary key,
  password_hash         varchar(300)  not null,
  must_change_password  boolean       not null,
  disabled              boolean       not null,
  roles                 varchar(2000) not null,
  created_at            timestamp(6) with time zone not null
);

-- A browser's sign-in: the hash of the token in its cookie.
create table batch_sign_in (
  token_hash      varchar(64)  not null primary key,
  user_name       varchar(100) not null references batch_user (name) on delete cascade,
  created_at      timestamp(6) with time zone not null,
  last_action_at  timestamp(6) with time zone not null
);
create index batch_sign_in_by_user on batch_sign_in (user_name);

-- Made once per database: the key of links and what else all applications share.
create table batch_setting (
  name   varchar(100)  not null primary key,
  text  varchar(2000) not null
);

-- A link is good for one job per user.
create table batch_link_use (
  nonce      varchar(64)  not null,
  user_name  varchar(100) not null,
  job_id     varchar(32)  not null,
  used_at    timestamp(6) with time zone not null,
  primary key (nonce, user_name)
);

-- The queue of db-scheduler.
create table batch_queue (
  task_name             varchar(100) not null,
  task_instance         varchar(100) not null,
  task_data             bytea,
  execution_time        timestamp(6) with time zone not null,
  picked                boolean not null,
  picked_by             varchar(200),
  last_success          timestamp(6) with time zone,
  last_failure          timestamp(6) with time zone,
  consecutive_failures  integer,
  last_heartbeat        timestamp(6) with time zone,
  version               bigint not null,
  priority              smallint,
  primary key (task_name, task_instance)
);
create index batch_queue_by_time on batch_queue (execution_time);
create index batch_queue_by_heartbeat on batch_queue (last_heartbeat);
create index batch_queue_by_priority on batch_queue (priority desc, execution_time);
