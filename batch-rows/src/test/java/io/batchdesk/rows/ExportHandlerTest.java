package io.batchdesk.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.batchdesk.BatchJobException;
import io.batchdesk.JobParameters;
import io.batchdesk.JobStepResponse;
import io.batchdesk.JobType;
import io.batchdesk.test.CrashTest;
import io.batchdesk.test.TestJob;
import io.batchdesk.test.TestResult;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ExportHandlerTest {

  private static final Columns<Long> COLUMNS =
      Columns.<Long>none().number("id", id -> id).text("name", id -> "n" + id);

  private final SortedMap<Long, Long> rows = new TreeMap<>();

  /** Numbers, each its own key. */
  private record Numbers(SortedMap<Long, Long> rows) implements RowSource<Long> {

    @Override
    public long lastKey() {
      return rows.isEmpty() ? 0 : rows.lastKey();
    }

    @Override
    public long count(long upTo) {
      return rows.headMap(upTo + 1).size();
    }

    @Override
    public List<Long> page(long after, int limit) {
      return rows.tailMap(after + 1).values().stream().limit(limit).toList();
    }

    @Override
    public long key(Long row) {
      return row;
    }
  }

  @JobType("numbers")
  private static class Handler extends ExportHandler {

    private final List<Export<?>> exports;
    private final Integer pace;

    Handler(Integer pace, Export<?>... exports) {
      this.exports = List.of(exports);
      this.pace = pace;
    }

    @Override
    protected List<Export<?>> exports(JobParameters job) {
      return exports;
    }

    @Override
    protected Integer rowsPerSecond(JobParameters job) {
      return pace;
    }
  }

  private void add(long... keys) {
    for (long key : keys) {
      rows.put(key, key);
    }
  }

  private Export<Long> file(String name) {
    return Export.csv(name, COLUMNS, new Numbers(rows));
  }

  private static TestResult run(Handler handler, int batchSize) throws Exception {
    return TestJob.of("numbers").batchSize(batchSize).run(handler);
  }

  @Test
  void writesTheRowsInTheOrderOfTheirKeys() throws Exception {
    add(2, 3, 7);

    TestResult result = run(new Handler(null, file("a.csv")), 2);

    assertThat(result.text()).isEqualTo("\uFEFFid,name\r\n2,n2\r\n3,n3\r\n7,n7\r\n");
    assertThat(result.sentence()).isEqualTo("Wrote 3 rows");
    assertThat(result.log()).containsExactly("Wrote rows 1 to 2", "Wrote row 3");
    assertThat(result.units()).isEqualTo(3);
  }

  @Test
  void twoFilesOfOneNameAreRefused() {
    assertThatThrownBy(() -> run(new Handler(null, file("a.csv"), file("a.csv")), 2))
        .hasStackTraceContaining("Two files are called a.csv");
  }

  @Test
  void anEmptyFileHasItsHeader() throws Exception {
    TestResult result = run(new Handler(null, file("a.csv")), 2);

    assertThat(result.text()).isEqualTo("\uFEFFid,name\r\n");
    assertThat(result.sentence()).isEqualTo("There are no rows");
    assertThat(result.log()).isEmpty();
  }

  @Test
  void severalFilesAreWrittenOneAfterTheOther() throws Exception {
    add(1, 2, 3);
    Export<Long> odd = file("odd.csv").onlyIf(id -> id % 2 == 1);

    TestResult result = run(new Handler(null, odd, file("all.csv").as(CsvFormat.MACHINE)), 2);

    assertThat(result.text("odd.csv")).isEqualTo("\uFEFFid,name\r\n1,n1\r\n3,n3\r\n");
    assertThat(result.text("all.csv")).isEqualTo("id,name\r\n1,n1\r\n2,n2\r\n3,n3\r\n");
    assertThat(result.sentence()).isEqualTo("Wrote 5 rows");
    assertThat(result.units()).isEqualTo(6);
  }

  @Test
  void theFilesAreTheSameWhereverItCrashes() throws Exception {
    for (long key = 1; key <= 60; key++) {
      add(key * key);
    }

    TestResult result =
        CrashTest.of(
                TestJob.of("numbers"),
                () -> new Handler(20, file("a.csv").onlyIf(id -> id % 3 > 0), file("b.csv")))
            .run();

    assertThat(result.sentence()).isEqualTo("Wrote 100 rows");
  }

  @Test
  void aWorkbookIsTheSameWhereverItCrashes() throws Exception {
    for (long key = 1; key <= 3_000; key++) {
      add(key);
    }
    RowSource<Long> numbers = new Numbers(rows);

    TestResult result =
        CrashTest.of(
                TestJob.of("numbers"),
                () -> new Handler(null, Export.xlsx("a.xlsx", "Numbers", COLUMNS, numbers)))
            .runs(12)
            .run();

    assertThat(result.sentence()).isEqualTo("Wrote 3,000 rows");
    assertThat(result.bytes()).startsWith('P', 'K');
  }

  @Test
  void whatComesAfterTheBeginningIsLeftOut() throws Exception {
    add(1, 2, 3);
    Handler late =
        new Handler(null, file("a.csv")) {
          @Override
          public JobStepResponse continueJob(JobParameters job, int batchSize) throws IOException {
            add(job.unitsProcessed() + 10);
            return super.continueJob(job, batchSize);
          }
        };

    TestResult result = run(late, 2);

    assertThat(result.text()).endsWith("\r\n2,n2\r\n3,n3\r\n");
    assertThat(result.units()).isEqualTo(3);
  }

  @Test
  void aPaceHoldsBackWithoutHoldingAThread() throws Exception {
    for (long key = 1; key <= 20; key++) {
      add(key);
    }

    assertThat(run(new Handler(10, file("a.csv")), 50).delay()).isEqualTo(Duration.ofSeconds(2));
    assertThat(run(new Handler(null, file("a.csv")), 50).delay()).isZero();
  }

  @Test
  void speaksTheLanguageOfThePerson() throws Exception {
    add(1, 2);
    TestJob german = TestJob.of("numbers").in(Locale.GERMANY, ZoneOffset.UTC);

    assertThat(german.run(new Handler(null, file("a.csv"))).sentence())
        .isEqualTo("2 Zeilen geschrieben");
  }

  @Test
  void tellsHowManyTextsWereKeptFromBeingFormulas() throws Exception {
    add(1, 2, 3);
    Columns<Long> odd =
        Columns.<Long>none()
            .number("id", id -> -id)
            .text("text", id -> id % 2 == 0 ? "a" : "=" + id);
    Export<Long> file = Export.csv("a.csv", odd, new Numbers(rows));

    TestResult people = run(new Handler(null, file), 2);
    TestResult programs = run(new Handler(null, file.as(CsvFormat.MACHINE)), 2);
    TestResult workbook = run(new Handler(null, file.as(new XlsxFormat("A"))), 2);

    assertThat(people.text()).endsWith("-1,'=1\r\n-2,a\r\n-3,'=3\r\n");
    assertThat(people.fields())
        .containsExactly(
            entry("formulas", "2 texts that begin like a formula have an apostrophe in front"));
    assertThat(programs.text()).endsWith("-1,=1\r\n-2,a\r\n-3,=3\r\n");
    assertThat(programs.fields())
        .containsExactly(
            entry(
                "formulas", "Texts are written as they are, for programs; 2 begin like a formula"));
    assertThat(workbook.fields()).isEmpty();
  }

  @Test
  void tellsThatTextsAreAsTheyAreEvenIfNoneIsAFormula() throws Exception {
    add(1);

    assertThat(run(new Handler(null, file("a.csv")), 1).fields()).isEmpty();
    assertThat(run(new Handler(null, file("a.csv").as(CsvFormat.MACHINE)), 1).fields())
        .containsExactly(entry("formulas", "Texts are written as they are, for programs"));
  }

  @Test
  void tellsHowManyTextsWereCutInTheLanguageOfThePerson() throws Exception {
    add(1, 2);
    Columns<Long> columns =
        Columns.<Long>none().text("text", id -> "x".repeat(32_766 + (int) (long) id));
    Export<Long> file = Export.xlsx("a.xlsx", "A", columns, new Numbers(rows));
    TestJob german = TestJob.of("numbers").in(Locale.GERMANY, ZoneOffset.UTC).batchSize(1);

    assertThat(german.run(new Handler(null, file)).fields())
        .containsExactly(
            entry("longTexts", "1 Text wurde gekürzt: eine Zelle kann 32.767 Zeichen haben"));
  }

  /** Columns that the data makes, which changes while the job runs. */
  private class Discovering extends Handler {

    private final Map<String, String> found = new LinkedHashMap<>(Map.of("7", "Meal"));

    Discovering() {
      super(null);
    }

    @Override
    protected Map<String, String> discover(JobParameters job) {
      return found;
    }

    @Override
    protected List<Export<?>> exports(JobParameters job) {
      Columns<Long> columns = COLUMNS.texts(discovered(job), (id, key) -> key + "/" + id);
      return List.of(Export.csv("a.csv", columns, new Numbers(rows)));
    }

    @Override
    public JobStepResponse continueJob(JobParameters job, int batchSize) throws IOException {
      found.put("1", "Later");
      return super.continueJob(job, batchSize);
    }
  }

  @Test
  void columnsThatTheDataMakesStayTheSameWhateverHappensToTheData() throws Exception {
    add(1, 2);

    assertThat(run(new Discovering(), 1).text())
        .isEqualTo("\uFEFFid,name,Meal\r\n1,n1,7/1\r\n2,n2,7/2\r\n");
  }

  @Test
  void otherColumnsThanAtTheBeginningEndTheJob() {
    add(1, 2);
    Handler changing =
        new Handler(null) {
          @Override
          protected List<Export<?>> exports(JobParameters job) {
            Columns<Long> columns =
                job.unitsProcessed() == 0 ? COLUMNS : COLUMNS.text("more", id -> "?");
            return List.of(Export.csv("a.csv", columns, new Numbers(rows)));
          }
        };

    assertThatThrownBy(() -> run(changing, 1))
        .isInstanceOf(BatchJobException.class)
        .hasMessageStartingWith("The columns of a.csv are not those that it was begun with");
  }

  @Test
  void aWorkbookThatWouldBeTooLargeEndsTheJobInWordsForThePerson() {
    add(1, 2);
    Handler huge =
        new Handler(null, Export.xlsx("a.xlsx", "Numbers", COLUMNS, new Numbers(rows))) {
          @Override
          public JobStepResponse createJob(JobParameters job) throws IOException {
            JobStepResponse response = super.createJob(job);
            ZipFile.Entry sheet = new ZipFile.Entry("sheet1.xml", 0, 0, 0xFFFF_FFFFL, 0);
            Workbook workbook =
                new Workbook(new ZipFile.Position(List.of(sheet), 1), 1, 1, "x".repeat(24 * 1024));
            ExportPosition begin = job.state(ExportPosition.class);
            job.setState(begin.within(0, 0, workbook, Remarks.NONE));
            return response;
          }
        };

    assertThatThrownBy(() -> run(huge, 1))
        .isInstanceOf(BatchJobException.class)
        .hasMessage(
            "a.xlsx would be larger than a workbook can be. Take fewer rows, or write a CSV file.");
  }

  @Test
  void aPageOutOfOrderIsRefusedBeforeARowIsLost() {
    add(5);
    RowSource<Long> wrong =
        RowSource.of(() -> 5, upTo -> 2, (after, limit) -> List.of(3L, 2L), row -> row);

    assertThatThrownBy(() -> run(new Handler(null, Export.csv("a.csv", COLUMNS, wrong)), 2))
        .hasStackTraceContaining("keys above 3 were asked for, and the next one has 2");
  }
}
