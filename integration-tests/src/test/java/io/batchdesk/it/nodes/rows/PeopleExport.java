package io.batchdesk.it.nodes.rows;

import io.batchdesk.JobParameters;
import io.batchdesk.JobType;
import io.batchdesk.rows.Columns;
import io.batchdesk.rows.CsvFormat;
import io.batchdesk.rows.Export;
import io.batchdesk.rows.ExportHandler;
import io.batchdesk.rows.SqlRows;
import jakarta.annotation.Resource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;

/** Writes all people, with the names of their states and countries. */
@JobType("people-export")
public class PeopleExport extends ExportHandler {

  record Person(
      long id,
      String givenName,
      String familyName,
      String company,
      String email,
      String phone,
      String street,
      String postalCode,
      String city,
      String state,
      String country,
      LocalDate changedOn) {

    static Person of(ResultSet row) throws SQLException {
      return new Person(
          row.getLong(1),
          row.getString(2),
          row.getString(3),
          row.getString(4),
          row.getString(5),
          row.getString(6),
          row.getString(7),
          row.getString(8),
          row.getString(9),
          row.getString(10),
          row.getString(11),
          row.getObject(12, LocalDate.class));
    }
  }

  private static final Columns<Person> COLUMNS =
      Columns.<Person>none()
          .number("id", Person::id)
          .text("given_name", Person::givenName)
          .text("family_name", Person::familyName)
          .text("company", Person::company)
          .text("email", Person::email)
          .text("phone", Person::phone)
          .text("street", Person::street)
          .text("postal_code", Person::postalCode)
          .text("city", Person::city)
          .text("state", Person::state)
          .text("country", Person::country)
          .day("changed_on", Person::changedOn);

  @Resource(lookup = "jdbc/batchdesk")
  private DataSource database;

  @Override
  protected List<Export<?>> exports(JobParameters job) {
    SqlRows<Person> people =
        SqlRows.of(
            database,
            "p.id, p.given_name, p.family_name, p.company, p.email, p.phone, p.street,"
                + " p.postal_code, p.city, s.name, k.name, p.changed_on",
            "people p LEFT JOIN people_states s ON s.code = p.state_code"
                + " LEFT JOIN people_countries k ON k.code = p.country_code",
            "p.id",
            Person::of,
            Person::id);
    return List.of(Export.csv("people.csv", COLUMNS, people).as(CsvFormat.MACHINE));
  }
}
