-- Whether the handler itself has said that the job has failed: its files are handed over, and there is no step to be tried again.
alter table batch_job add column given_up boolean default false not null;
