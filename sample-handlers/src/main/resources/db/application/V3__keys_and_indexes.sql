-- After the data, because filling tables with indexes takes several times as long.

CREATE INDEX contacts_country ON contacts (country_code, id);
CREATE INDEX contacts_changed ON contacts (changed_on, id);
CREATE INDEX contacts_name ON contacts (family_name, given_name, id);
CREATE INDEX registrations_contact ON registrations (contact_id);
ALTER TABLE registrations ADD CONSTRAINT registrations_of_contact FOREIGN KEY (contact_id) REFERENCES contacts;
