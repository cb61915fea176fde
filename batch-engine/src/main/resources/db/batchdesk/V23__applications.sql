-- The job types that an application has handlers for and another one owns, with the owner: JSON.
alter table batch_application add column refused_types varchar(4000);
