package io.batchdesk.rows;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.batchdesk.BatchJobException;
import io.batchdesk.JobParameters;
import io.batchdesk.JobType;
import io.batchdesk.RowError;
import io.batchdesk.Upload;
import io.batchdesk.test.CrashTest;
import io.batchdesk.test.TestDataSource;
import io.batchdesk.test.TestJob;
import io.batchdesk.test.TestResult;
import jakarta.validation.constraints.PositiveOrZero;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is easily done wrong: groups, columns that a file lacks, damaged cells, odd numbers. */
class ImportEdgesTest {

  enum Color {
    Red,
    GREEN
  }

  record Thing(
      String id,
      String group,
      String name,
      BigDecimal amount,
      Long low,
      Long high,
      Color color,
      Map<String, @PositiveOrZero BigDecimal> prices) {

    Thing {
      if (low != null && high != null && low > high) {
        throw new IllegalArgumentException("low > high");
      }
      // As a record may do that needs what is required.
      id.length();
    }
  }

  record Options(Upload file) {}

  @JobType(value = "things", parameters = Options.class, maxBatchSize = 10_000)
  static class Things extends ImportHandler<Thing, String> {

    final Map<String, Thing> there = new HashMap<>();
    final List<Change<Thing>> stored = new ArrayList<>();
    int keys;
    int stores;
    long rows;

    @Override
    protected Upload file(JobParameters job) {
      return job.parameters(Options.class).file();
    }

    @Override
    protected ImportColumns<Thing> columns() {
      return ImportColumns.of(Thing.class)
          .column("id", "id")
          .required()
          .column("group", "group")
          .column("Name", "name")
          .called("Größe")
          .column("amount", "amount")
          .as("#,##0.00")
          .column("low", "low")
          .column("high", "high")
          .column("color", "color")
          .columns("Price EUR", "Price ([A-Z]{3})", "prices");
    }

    @Override
    protected String key(Thing thing) {
      keys++;
      return thing.id();
    }

    @Override
    protected Object group(Thing thing) {
      return thing.group();
    }

    @Override
    protected Map<String, Thing> existing(JobParameters job, Set<String> ids) {
      Map<String, Thing> found = new HashMap<>(there);
      found.keySet().retainAll(ids);
      return found;
    }

    /** Refuses names that are "bad", and those that begin with "same" and come twice. */
    @Override
    protected void store(JobParameters job, List<Change<Thing>> changes) {
      stores++;
      rows += changes.size();
      Set<String> same = new HashSet<>();
      for (Change<Thing> change : changes) {
        String name = change.after().name();
        if ("bad".equals(name) || name != null && name.startsWith("same") && !same.add(name)) {
          throw new RowRefusedException("It is refused.");
        }
      }
      stored.addAll(changes);
    }
  }

  private final Things things = new Things();

  private static TestJob job() {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setUrl("jdbc:h2:mem:" + UUID.randomUUID());
    return TestJob.of("things").transaction(TestDataSource.of(h2)).batchSize(100);
  }

  private TestResult run(byte[] file) throws Exception {
    TestJob job = job();
    return job.parameters(new Options(job.upload("things.csv", file))).run(things);
  }

  private TestResult run(String file) throws Exception {
    return run(file.getBytes(UTF_8));
  }

  private void there(String id, String group, String name, Long low, Long high) {
    things.there.put(id, new Thing(id, group, name, null, low, high, null, Map.of()));
  }

  @Test
  void aRowThatIsTheSameKeepsWhatTheFileDoesNotSayWhenAnotherOfItsGroupChanges() throws Exception {
    there("1", "g", "one", 1L, 5L);
    there("2", "g", "two", 1L, 5L);

    TestResult result = run("id,group,low\n1,g,1\n2,g,2\n");

    assertThat(result.sentence()).isEqualTo("Import: 1 updated");
    assertThat(things.stored)
        .extracting(change -> change.after().name(), change -> change.after().high())
        .containsExactly(tuple("one", 5L), tuple("two", 5L));
  }

  @Test
  void whatTheRecordRefusesOnceItIsWholeIsARefusedRow() throws Exception {
    there("1", null, "one", 1L, 5L);

    TestResult result = run("id,low\n1,9\n2,3\n");

    assertThat(result.sentence()).isEqualTo("Import: 1 created, 1 row refused");
    assertThat(result.rowErrors()).containsExactly(new RowError(2, null, null, "low > high"));
  }

  @Test
  void aRecordMayNeedWhatIsRequired() throws Exception {
    assertThat(run("id,Name\n1,a\n,b\n").rowErrors())
        .containsExactly(new RowError(3, "id", null, "A value is needed here."));
  }

  @Test
  void anErrorNamesTheColumnOfAMapThatItIsAbout() throws Exception {
    assertThat(run("id,Price EUR,Price USD\n1,5,-7\n").rowErrors())
        .extracting(RowError::column, RowError::value)
        .containsExactly(tuple("Price USD", "-7"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,5",
        "12,34",
        "1,2345.00",
        ",123.00",
        "1.234,56",
        "NaN",
        "\u221E",
        "1E2000000000",
        "1E-2000000000",
        "-1,5"
      })
  void numbersThatAreWrittenOtherwiseAreRefused(String amount) throws Exception {
    assertThat(run("id;amount\n1;" + amount + "\n").rowErrors())
        .containsExactly(
            new RowError(2, "amount", amount, "This is no number; write it like 1234.5."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"1,234.50;1234.5", "1234.50;1234.5", "-1,234,567.00;-1234567", "0.5;0.5", "7;7"})
  void numbersAreReadAsTheirPatternSays(String amount, BigDecimal read) throws Exception {
    run("id;amount\n1;" + amount + "\n");

    assertThat(things.stored.get(0).after().amount()).isEqualByComparingTo(read);
  }

  @Test
  void choicesAreReadInAnyCase() throws Exception {
    run("id,color\n1,Red\n2,red\n3,RED\n4,green\n");

    assertThat(things.stored)
        .extracting(change -> change.after().color())
        .containsExactly(Color.Red, Color.Red, Color.Red, Color.GREEN);
  }

  @Test
  void anUmlautInTheHeaderAloneTellsTheEncoding() throws Exception {
    TestResult result = run("id;Größe\n1;abc\n".getBytes(Charset.forName("windows-1252")));

    assertThat(result.sentence()).isEqualTo("Import: 1 created");
    assertThat(result.fields()).containsEntry("encoding", "windows-1252");
  }

  @Test
  void damagedRowsAreRefusedAgainUntilSomebodyHasCorrectedThem() throws Exception {
    String latin =
        new String(
            "id,Name\n1,Zürich\n2,Müller\n3,Jäger\n4,\"Joe\" Doe\n".getBytes(UTF_8), ISO_8859_1);
    byte[] damaged = latin.replace("M\u00C3\u00BCller", "M\u00FCller").getBytes(ISO_8859_1);
    String failed = run(damaged).text("things-failed-rows.csv");

    TestResult again = run(failed);
    TestResult corrected =
        run(failed.replace("M\uFFFDller,", "Müller").replace("Joe Doe,", "Joe Doe"));

    assertThat(again.sentence()).isEqualTo("Import: 2 rows refused");
    assertThat(corrected.sentence()).isEqualTo("Import: 2 created");
  }

  @Test
  void anUnreadableRowRefusesTheGroupInWhoseMiddleItStands() throws Exception {
    TestResult result = run("id,group,Name\n1,g,a\n2,g\n3,g,c\n4,h,d\n");

    assertThat(result.sentence()).isEqualTo("Import: 1 created, 3 rows refused");
    assertThat(result.rowErrors())
        .extracting(RowError::row, RowError::message)
        .containsExactly(
            tuple(2L, "It belongs to row 3, which is refused."),
            tuple(3L, "The row has 2 cells, and the header 3."),
            tuple(4L, "It belongs to row 3, which is refused."));
  }

  /** After a crash the rows before are read again, for their keys. */
  @Test
  void aKeyInAGroupWithAnUnreadableRowIsKnownAfterACrash() throws Exception {
    TestJob job = job().batchSize(1);
    String file = "id,group,Name\n1,g,a\n2,g\n3,g,c\n4,h,d\n3,i,e\n5,,f\n";

    TestResult result =
        CrashTest.of(
                job.parameters(new Options(job.upload("things.csv", file.getBytes(UTF_8)))),
                Things::new)
            .run();

    assertThat(result.sentence()).isEqualTo("Import: 2 created, 4 rows refused");
  }

  @Test
  void rowsThatOnlyLookLikeAnExplanationAreImported() throws Exception {
    assertThat(run("id,Name\n1,a\n#: 2,b\n3,c\n").sentence()).isEqualTo("Import: 3 created");
  }

  @Test
  void aGroupThatFitsIntoNoStepIsRefused() {
    StringBuilder file = new StringBuilder("id,group\n");
    for (int i = 0; i < 10_001; i++) {
      file.append(i).append(",g\n");
    }

    assertThatThrownBy(() -> run(file.toString()))
        .isInstanceOf(BatchJobException.class)
        .hasMessageStartingWith("Row 10,002 belongs to more than 10,000 rows");
  }

  @Test
  void oneBadRowOfManyIsFoundByHalving() throws Exception {
    StringBuilder file = new StringBuilder("id,Name\n");
    for (int i = 0; i < 10_000; i++) {
      file.append(i).append(i == 7_000 ? ",bad\n" : ",good\n");
    }

    assertThat(run(file.toString()).sentence()).isEqualTo("Import: 9,999 created, 1 row refused");
    assertThat(things.stores).isLessThan(130);
    assertThat(things.rows).isLessThan(11_000);
  }

  @Test
  void ofRowsThatExcludeEachOtherTheFirstIsTaken() throws Exception {
    StringBuilder file = new StringBuilder("id,Name\n");
    for (int i = 0; i < 100; i++) {
      file.append(i).append(",same ").append(i % 3).append('\n');
    }

    assertThat(run(file.toString()).sentence()).isEqualTo("Import: 3 created, 97 rows refused");
    // The last that were stored were not rolled back.
    int tried = things.stored.size() - 3;
    assertThat(things.stored.stream().skip(tried).map(Change::row)).containsExactly(2L, 3L, 4L);
  }

  @Test
  void aStepThatIsRepeatedDoesNotReadTheFileFromItsBeginning() throws Exception {
    StringBuilder file = new StringBuilder("id,Name\n");
    for (int i = 0; i < 20_000; i++) {
      file.append(i).append(i % 1_000 == 500 ? ",bad\n" : ",good\n");
    }

    run(file.toString());

    // Of each row once in the preview, and twice in the import, with its name.
    assertThat(things.keys).isLessThan(6 * 20_000 + 1_000);
  }

  @Test
  void halfASurrogatePairIsDamage() throws Exception {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write("\uFEFFid,Name\n1,a".getBytes(StandardCharsets.UTF_16LE));
    file.write(new byte[] {0, (byte) 0xD8});
    file.write("b\n2,c".getBytes(StandardCharsets.UTF_16LE));
    file.write('d');

    assertThat(run(file.toByteArray()).rowErrors())
        .extracting(RowError::row, RowError::message)
        .containsExactly(
            tuple(2L, "There are bytes in it that are no text in the file's encoding."),
            tuple(3L, "There are bytes in it that are no text in the file's encoding."));
  }

  @Test
  void aFileOfFailedRowsMayHaveThreeMoreColumns() throws Exception {
    Things wide =
        new Things() {
          @Override
          protected ImportColumns<Thing> columns() {
            return super.columns().ignoringOthers();
          }
        };
    StringBuilder header = new StringBuilder("id,Name");
    StringBuilder row = new StringBuilder("1,bad");
    for (int i = 0; i < 998; i++) {
      header.append(",c").append(i);
      row.append(',');
    }
    TestJob job = job();
    Upload file = job.upload("wide.csv", (header + "\n" + row + "\n").getBytes(UTF_8));
    String failed = job.parameters(new Options(file)).run(wide).text("wide-failed-rows.csv");

    TestJob again = job();
    Upload corrected = again.upload("wide.csv", failed.replace(",bad,", ",good,").getBytes(UTF_8));

    assertThat(again.parameters(new Options(corrected)).run(wide).sentence())
        .isEqualTo("Import: 1 created");
  }

  @Test
  void aPhoneNumberKeepsItsPlusAndTheFileItsEnding() throws Exception {
    TestJob job = job();
    Upload file = job.upload("things.tsv", "id,Name,low\n1,'+436641234567,x\n".getBytes(UTF_8));

    assertThat(job.parameters(new Options(file)).run(things).text("things-failed-rows.tsv"))
        .contains(",1,'+436641234567,x");
  }
}
