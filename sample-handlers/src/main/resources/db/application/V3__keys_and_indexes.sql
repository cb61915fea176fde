-- After the data, because filling tables with indexes takes several times as long. There is none on changed_on: H2 would
-- take it for the filter and sort all that it finds on every page of an export, instead of reading along the primary key.

CREATE INDEX contacts_country ON contacts (country_code, id);
CREATE INDEX contacts_name ON contacts (family_name, given_name, id);
CREATE INDEX registrations_contact ON registrations (contact_id);
ALTER TABLE registrations ADD CONSTRAINT registrations_of_contact FOREIGN KEY (contact_id) REFERENCES contacts;
