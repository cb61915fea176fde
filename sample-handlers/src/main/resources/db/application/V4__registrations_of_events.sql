-- For the list of an event's registrations, which reads them in the order of their ids, and for their number.

CREATE INDEX registrations_event ON registrations (event_id, id);
