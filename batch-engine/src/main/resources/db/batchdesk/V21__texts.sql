-- What a job type and its parameters are called, in the languages of its application, as JSON.
alter table batch_job_type add column texts varchar(500000);
