package db.application;

import io.batchdesk.sample.data.Question;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** Lets some events ask questions, and those who have registered for them answer. */
public class V6__Invented_answers extends BaseJavaMigration {

  @Override
  public void migrate(Context context) throws SQLException {
    Connection database = context.getConnection();
    try (PreparedStatement question =
            database.prepareStatement(
                "INSERT INTO event_questions (id, event_id, position, title) VALUES (?, ?, ?, ?)");
        PreparedStatement answer =
            database.prepareStatement(
                """
                INSERT INTO registration_answers (question_id, registration_id, answer)
                VALUES (?, ?, ?)
                """)) {
      for (Question asked : Question.all()) {
        add(question, asked.id(), asked.eventId(), asked.position(), asked.title());
        question.executeBatch();
        for (long registration : registrations(database, asked.eventId())) {
          String given = asked.answer(registration);
          if (given != null) {
            add(answer, asked.id(), registration, given);
          }
        }
        answer.executeBatch();
      }
    }
  }

  private static List<Long> registrations(Connection database, int event) throws SQLException {
    List<Long> registrations = new ArrayList<>();
    try (PreparedStatement select =
        database.prepareStatement("SELECT id FROM registrations WHERE event_id = ? ORDER BY id")) {
      select.setInt(1, event);
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          registrations.add(found.getLong(1));
        }
      }
    }
    return registrations;
  }

  private static void add(PreparedStatement insert, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      insert.setObject(i + 1, values[i]);
    }
    insert.addBatch();
  }
}
