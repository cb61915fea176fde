-- Which engine does the housekeeping.
insert into batch_setting (name, text) values ('housekeeping', '');
