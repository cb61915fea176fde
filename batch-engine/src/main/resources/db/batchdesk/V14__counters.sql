-- What an engine has done since it was started, written with its sign of life.
alter table batch_application add column steps_done bigint default 0 not null;
alter table batch_application add column steps_failed bigint default 0 not null;
alter table batch_application add column claims bigint default 0 not null;
alter table batch_application add column takeovers bigint default 0 not null;
alter table batch_application add column queue_delay_millis bigint default 0 not null;
