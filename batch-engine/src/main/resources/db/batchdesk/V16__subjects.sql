-- What a request that may come again was about, if not a job: a user, a token, an upload.
alter table batch_request add column subject varchar(100);
