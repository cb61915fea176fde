package io.batchdesk.rows;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.batchdesk.Accept;
import io.batchdesk.BatchJobException;
import io.batchdesk.JobParameters;
import io.batchdesk.JobType;
import io.batchdesk.RowDifference;
import io.batchdesk.RowError;
import io.batchdesk.Upload;
import io.batchdesk.test.CrashTest;
import io.batchdesk.test.TestDataSource;
import io.batchdesk.test.TestJob;
import io.batchdesk.test.TestResult;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportHandlerTest {

  private static final String HEADER = "id,Name,People,Founded\n";

  private final JdbcDataSource h2 = new JdbcDataSource();
  private TestDataSource database;

  record Place(
      Integer id, @NotNull @Size(max = 20) String name, Long people, LocalDate foundedOn) {}

  record Options(@NotNull @Accept(".csv") Upload file, OnBadRow onBadRow) {}

  @JobType(
      value = "places",
      parameters = Options.class,
      confirm = JobType.Confirm.ALWAYS,
      maxBatchSize = 1_000)
  static class Places extends ImportHandler<Place, Integer> {

    private final TestDataSource database;

    Places(TestDataSource database) {
      this.database = database;
    }

    @Override
    protected Upload file(JobParameters job) {
      return job.parameters(Options.class).file();
    }

    @Override
    protected ImportColumns<Place> columns() {
      return ImportColumns.of(Place.class)
          .column("id", "id")
          .column("Name", "name")
          .required()
          .called("City")
          .example("Rankweil")
          .column("People", "people")
          .checked(place -> place.people() != null && place.people() < 0 ? "Too few." : null)
          .column("Founded", "foundedOn")
          .ignoring("Changed");
    }

    @Override
    protected Integer key(Place place) {
      return place.id();
    }

    @Override
    protected boolean mustExist(Place place) {
      return true;
    }

    @Override
    protected BadRows badRows(JobParameters job) {
      return BadRows.of(job.parameters(Options.class).onBadRow());
    }

    @Override
    protected Map<Integer, Place> existing(JobParameters job, Set<Integer> ids) {
      Map<Integer, Place> found = new HashMap<>();
      try (Connection connection = database.getConnection();
          PreparedStatement statement =
              connection.prepareStatement("SELECT * FROM place WHERE id = ANY(?)")) {
        statement.setArray(1, connection.createArrayOf("INTEGER", ids.toArray()));
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            found.put(
                row.getInt("id"),
                new Place(
                    row.getInt("id"),
                    row.getString("name"),
                    row.getObject("people", Long.class),
                    row.getObject("founded_on", LocalDate.class)));
          }
        }
        return found;
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    protected void store(JobParameters job, List<Change<Place>> changes) throws SQLException {
      try (Connection connection = database.getConnection();
          PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT INTO place (name, people, founded_on) VALUES (?, ?, ?)");
          PreparedStatement update =
              connection.prepareStatement(
                  "UPDATE place SET name = ?, people = ?, founded_on = ? WHERE id = ?")) {
        for (Change<Place> change : changes) {
          PreparedStatement statement = change.creates() ? insert : update;
          statement.setString(1, change.after().name());
          statement.setObject(2, change.after().people());
          statement.setObject(3, change.after().foundedOn());
          if (!change.creates()) {
            statement.setInt(4, change.after().id());
          }
          statement.executeUpdate();
        }
      }
    }
  }

  @BeforeEach
  void makeTable() throws SQLException {
    h2.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    database = TestDataSource.of(h2);
    sql(
        "CREATE TABLE place (id INTEGER GENERATED BY DEFAULT AS IDENTITY (START WITH 10)"
            + " PRIMARY KEY, name VARCHAR(20) UNIQUE, people BIGINT, founded_on DATE)");
    sql("INSERT INTO place VALUES (1, 'Bregenz', 29000, NULL), (2, 'Dornbirn', 50000, NULL)");
  }

  private void sql(String sql) throws SQLException {
    try (Connection connection = h2.getConnection()) {
      connection.createStatement().execute(sql);
    }
  }

  private List<String> places() throws SQLException {
    List<String> all = new ArrayList<>();
    try (Connection connection = h2.getConnection();
        ResultSet row =
            connection.createStatement().executeQuery("SELECT * FROM place ORDER BY name")) {
      while (row.next()) {
        all.add(row.getString("name") + " " + row.getString("people") + " " + row.getString(4));
      }
    }
    return all;
  }

  private TestJob job(String text) {
    return job(text.getBytes(UTF_8), null);
  }

  private TestJob job(byte[] bytes, OnBadRow onBadRow) {
    TestJob job = TestJob.of("places").transaction(database);
    return job.parameters(new Options(job.upload("places.csv", bytes), onBadRow));
  }

  private TestResult run(String text) throws Exception {
    return job(text).run(new Places(database));
  }

  @Test
  void rowsAreCreatedChangedAndLeftAsTheyAre() throws Exception {
    TestResult result =
        run(HEADER + "1,Bregenz,29000,\n2,Dornbirn,50001,1193-01-01\n,Hohenems,17000,\n");

    assertThat(result.preview())
        .startsWith("Preview: 1 will be created, 1 will be updated, 1 is as here already.");
    assertThat(result.sentence()).isEqualTo("Import: 1 created, 1 updated, 1 unchanged");
    assertThat(result.differences())
        .containsExactly(
            new RowDifference(3, "2", "People", "50000", "50001"),
            new RowDifference(3, "2", "Founded", "", "1193-01-01"));
    assertThat(places())
        .containsExactly("Bregenz 29000 null", "Dornbirn 50001 1193-01-01", "Hohenems 17000 null");
  }

  @Test
  void columnsThatTheFileDoesNotHaveStayAsTheyAre() throws Exception {
    run("CITY;ID\nLustenau;2\n");

    assertThat(places()).containsExactly("Bregenz 29000 null", "Lustenau 50000 null");
  }

  @Test
  void badRowsAreNamedLeftOutAndGivenBack() throws Exception {
    TestResult result =
        run(
            HEADER
                + ",Hard,many,\n"
                + ",Lochau,5,\n"
                + "7,Nowhere,5,\n"
                + ",,5,\n"
                + "1,Bregenz,-5,\n"
                + "2,Dornbirn,1,2025-02-30\n"
                + "2,Twice,1,\n"
                + ",'=Formula and much too long,1,\n"
                + ",short\n");

    assertThat(result.sentence()).isEqualTo("Import: 1 created, 8 rows refused");
    assertThat(result.rowErrors())
        .containsExactly(
            new RowError(
                2, "People", "many", "This is no whole number (or too large); write it like 1234."),
            new RowError(
                4, null, null, "\"7\" does not exist. Leave this cell empty to create it."),
            new RowError(5, "Name", null, "A value is needed here."),
            new RowError(6, "People", "-5", "Too few."),
            new RowError(
                7,
                "Founded",
                "2025-02-30",
                "There is no such day; write it like 2025-12-31, or as the column demands."),
            new RowError(8, null, null, "\"2\" stands in row 7 already."),
            new RowError(9, "Name", "=Formula and much too long", "size must be between 0 and 20"),
            new RowError(10, null, null, "The row has 2 cells, and the header 4."));
    assertThat(result.text("places-failed-rows.csv").lines().limit(3))
        .containsExactly(
            "\uFEFFfailed_row,failed_column,failed_because,id,Name,People,Founded",
            "2,People,\"This is no whole number (or too large); write it like 1234.\",,Hard,many,",
            "4,,\"\"\"7\"\" does not exist. Leave this cell empty to create it.\",7,Nowhere,5,");
    assertThat(result.text("places-failed-rows.csv")).contains(",'=Formula and much too long,");
  }

  @Test
  void theFileOfFailedRowsIsOneToBeginWith() throws Exception {
    String failed = run(HEADER + ",Hard,many,\n,Lochau,5,\n").text("places-failed-rows.csv");

    TestResult again = run(failed.replace("many", "13000"));

    assertThat(again.sentence()).isEqualTo("Import: 1 created");
    assertThat(places()).contains("Hard 13000 null", "Lochau 5 null");
  }

  @Test
  void thePreviewFindsWhatTheDatabaseRefuses() throws Exception {
    TestResult result = run(HEADER + ",Bregenz,1,\n,Hard,2,\n,Hard,3,\n");

    assertThat(result.preview()).startsWith("Preview: 1 will be created, 2 rows are refused.");
    assertThat(result.rowErrors())
        .extracting(RowError::row, RowError::message)
        .containsExactly(
            tuple(2L, "There is one with the same value already where each has to be different."),
            tuple(4L, "There is one with the same value already where each has to be different."));
    assertThat(places()).contains("Hard 2 null").hasSize(3);
  }

  @Test
  void whatTheDatabaseRefusesInTheImportIsLeftOut() throws Exception {
    Places trusting =
        new Places(database) {
          @Override
          protected boolean triesOut(JobParameters job) {
            return false;
          }
        };

    TestResult result = job(HEADER + ",Bregenz,1,\n,Hard,2,\n").run(trusting);

    assertThat(result.preview()).startsWith("Preview: 2 will be created.");
    assertThat(result.sentence()).isEqualTo("Import: 1 created, 1 row refused");
    assertThat(places())
        .containsExactly("Bregenz 29000 null", "Dornbirn 50000 null", "Hard 2 null");
  }

  @Test
  void allOrNothingImportsNothing() throws Exception {
    TestJob job =
        job((HEADER + ",Hard,1,\n,Lochau,many,\n").getBytes(UTF_8), OnBadRow.ALL_OR_NOTHING);

    TestResult result = job.run(new Places(database));

    assertThat(result.failed()).isTrue();
    assertThat(result.sentence())
        .isEqualTo("Nothing was imported: 1 row is refused. Correct the file and start again.");
    assertThat(result.rowErrors()).hasSize(1);
    assertThat(result.text()).contains("3,").contains(",Lochau,many,").doesNotContain("Hard");
    assertThat(places()).hasSize(2);
  }

  /** The preview is read once more for the file, in steps of two rows each. */
  @Test
  void allRefusedRowsOfAPreviewAreInTheFile() throws Exception {
    String rows = ",A,x,\n,B,1,\n,C,y,\n,D,2,\n,E,3,\n,F,z,\n";
    TestJob job = job((HEADER + rows).getBytes(UTF_8), OnBadRow.ALL_OR_NOTHING).batchSize(2);

    TestResult result = job.run(new Places(database));

    assertThat(result.failed()).isTrue();
    assertThat(result.sentence()).startsWith("Nothing was imported: 3 rows are refused.");
    assertThat(result.rowErrors()).hasSize(3);
    assertThat(result.text().lines().skip(1).map(line -> line.split(",", 2)[0]))
        .containsExactly("2", "4", "7");
  }

  /** Others change the data as soon as the preview is there. */
  private Places meanwhile(String change) {
    return new Places(database) {
      @Override
      protected String preview(JobParameters job, ImportCounts counts) {
        try {
          sql(change);
        } catch (SQLException e) {
          throw new IllegalStateException(e);
        }
        return super.preview(job, counts);
      }
    };
  }

  @Test
  void changedDataIsAskedAbout() throws Exception {
    TestJob job = job(HEADER + ",Hard,1,\n1,Bregenz,5,\n").answering("Give up");

    TestResult result = job.run(meanwhile("UPDATE place SET people = 5 WHERE id = 1"));

    assertThat(result.sentence()).isEqualTo("Given up: nothing was imported");
    assertThat(places()).hasSize(2);
  }

  @Test
  void theQuestionCountsWhatTheDatabaseRefusesAsThePreviewDid() {
    TestJob job = job(HEADER + ",Hard,1,\n,Hard,2,\n1,Bregenz,5,\n");

    assertThatThrownBy(() -> job.run(meanwhile("UPDATE place SET people = 5 WHERE id = 1")))
        .hasMessageContaining(
            "Now: 1 will be created, 1 is as here already, 1 row is refused. The preview said:"
                + " 1 will be created, 1 will be updated, 1 row is refused.");
  }

  @Test
  void allOrNothingImportsNothingThoughTheRowWasGoodInThePreview() throws Exception {
    byte[] file = (HEADER + ",Hard,1,\n1,Bregenz,5,\n2,Dornbirn,6,\n").getBytes(UTF_8);
    TestJob job = job(file, OnBadRow.ALL_OR_NOTHING).batchSize(1);

    TestResult result = job.run(meanwhile("DELETE FROM place WHERE id = 2"));

    assertThat(result.failed()).isTrue();
    assertThat(result.sentence()).startsWith("Nothing was imported: 1 row is refused.");
    assertThat(result.rowErrors()).extracting(RowError::row).containsExactly(4L);
    assertThat(result.text().lines().skip(1)).hasSize(1);
    assertThat(places()).containsExactly("Bregenz 29000 null");
  }

  @Test
  void refusedRowsOfThePreviewThatAreImportedAreNotNamed() throws Exception {
    sql("INSERT INTO place (id, name) VALUES (9, 'Hard')");

    TestResult result = job(HEADER + ",Hard,1,\n").run(meanwhile("DELETE FROM place WHERE id = 9"));

    assertThat(result.preview()).startsWith("Preview: 1 row is refused.");
    assertThat(result.sentence()).isEqualTo("Import: 1 created");
    assertThat(result.rowErrors()).isEmpty();
  }

  @Test
  void aFileThatIsAllHereAlreadyIsNothingToDo() throws Exception {
    assertThat(run(HEADER + "1,Bregenz,29000,\n").sentence())
        .isEqualTo("The row is here already as the file has them; there is nothing to import");
  }

  @Test
  void anEmptyTableIsNothingToDo() throws Exception {
    assertThat(run(HEADER).sentence())
        .isEqualTo("The file has a header and no rows; there is nothing to import");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"})
  void encodingsAndSeparatorsAreFoundOut(String charset) throws Exception {
    String mark = charset.startsWith("UTF-16") ? "\uFEFF" : "";
    for (char separator : new char[] {',', ';', '\t'}) {
      sql("DELETE FROM place");
      String text = mark + "id,Name,People\n,Zürich é,\n,Genève,5\n";
      byte[] bytes = text.replace(',', separator).getBytes(Charset.forName(charset));

      TestResult result = job(bytes, null).run(new Places(database));

      assertThat(result.sentence()).isEqualTo("Import: 2 created");
      assertThat(result.fields()).containsEntry("encoding", charset);
      assertThat(places()).containsExactly("Genève 5 null", "Zürich é null null");
    }
  }

  @Test
  void aLongHeaderIsNotTakenForOneTitle() throws Exception {
    String changed = ",Changed" + " ".repeat(100);

    TestResult result = run("Name" + changed.repeat(10) + "\nHard,,,,,,,,,,\n");

    assertThat(result.sentence()).isEqualTo("Import: 1 created");
  }

  @Test
  void hostileFilesGetAnAnswerThatSaysWhatToDo() {
    assertRefused("", "The file is empty");
    assertRefused("PK\3\4xyz", "Save it as \"CSV UTF-8\"");
    assertRefused("\u0089PNG\r\n\0\0\0\0\0\1\2\3\4", "This is no text file");
    assertRefused("Name,Name\na,b\n", "The column \"Name\" is there twice.");
    assertRefused("Name,City\na,b\n", "The column \"Name, City\" is there twice.");
    assertRefused(
        "id,<b>x\n1,2\n",
        "The column \"Name\" is missing. The column \"<b>x\" is not known here; rename or remove"
            + " it.");
    assertRefused("Name\n\"a\nb", "Row 2, column 1: a quote is opened there and closed nowhere");
    assertRefused("Name\n" + "x".repeat(1_000_001), "the row has more than 1,000,000 characters");
    assertRefused("Name" + ",".repeat(1_003), "has more than 1,003 cells");
  }

  private void assertRefused(String text, String message) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> job(bytes, null).run(new Places(database)))
        .isInstanceOfSatisfying(
            BatchJobException.class, e -> assertThat(e.field()).isEqualTo("file"))
        .hasMessageContaining(message);
  }

  @Test
  void theTemplateExplainsAndIsImportedWithoutItsExplanation() throws Exception {
    byte[] template = new Places(database).template("file").orElseThrow().bytes();

    assertThat(new String(template, UTF_8))
        .isEqualTo(
            "\uFEFFid,Name,People,Founded\r\n"
                + ",Rankweil,,\r\n\"#: whole number\","
                + "\"text, required, 0 to 20 characters\",whole number,"
                + "day like 2025-12-31\r\n");
    assertThat(job(template, null).run(new Places(database)).sentence())
        .isEqualTo("Import: 1 created");
  }

  @Test
  void aCrashAtAnyPlaceChangesNothing() throws Exception {
    StringBuilder text = new StringBuilder(HEADER);
    for (int i = 0; i < 12; i++) {
      text.append(",Place ").append(i).append(',').append(i % 4 == 0 ? "many" : i).append(",\n");
    }
    text.append(",Bregenz,1,\n");

    CrashTest.of(job(text.toString()), () -> new Places(database))
        .before(() -> sql("DELETE FROM place WHERE id > 2"))
        .rows(database, "SELECT name, people, founded_on FROM place")
        .run();
  }
}
