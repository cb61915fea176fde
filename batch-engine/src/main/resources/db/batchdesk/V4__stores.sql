-- Which store has the bytes of an output; null is the directory, the only one that there was before.

alter table batch_output add column store varchar(20);
