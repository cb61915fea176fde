-- What events ask those who register. The key begins with the question, as the list of an event's registrations reads them.

CREATE TABLE event_questions (
  id INTEGER PRIMARY KEY,
  event_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  title VARCHAR(200) NOT NULL
);

CREATE TABLE registration_answers (
  question_id INTEGER NOT NULL REFERENCES event_questions ON DELETE CASCADE,
  registration_id BIGINT NOT NULL REFERENCES registrations ON DELETE CASCADE,
  answer VARCHAR(1000) NOT NULL,
  PRIMARY KEY (question_id, registration_id)
);

CREATE INDEX event_questions_event ON event_questions (event_id, position);
CREATE INDEX registration_answers_registration ON registration_answers (registration_id);
