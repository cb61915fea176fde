package io.batchdesk.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.JobParameters;
import io.batchdesk.JobType;
import io.batchdesk.Upload;
import io.batchdesk.test.TestJob;
import io.batchdesk.test.TestResult;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.time.api.Dates;

/** What an export writes, an import reads as the same, and a further export writes again. */
class RoundTripTest {

  record Thing(
      Long id, String text, BigDecimal amount, LocalDate day, Instant moment, Boolean truth) {}

  record Options(Upload file) {}

  private static final Columns<Thing> EXPORTED =
      Columns.<Thing>none()
          .number("id", Thing::id)
          .text("text", Thing::text)
          .number("amount", Thing::amount)
          .day("day", Thing::day)
          .moment("moment", Thing::moment)
          .truth("truth", Thing::truth);

  @JobType("things-export")
  private static class ThingsExport extends ExportHandler {

    private final List<Thing> things;
    private final CsvFormat format;

    ThingsExport(Map<Long, Thing> things, CsvFormat format) {
      this.things = things.values().stream().sorted((a, b) -> a.id().compareTo(b.id())).toList();
      this.format = format;
    }

    @Override
    protected List<Export<?>> exports(JobParameters job) {
      RowSource<Thing> source =
          RowSource.of(
              () -> things.size(),
              upTo -> things.size(),
              (after, limit) -> things.stream().filter(t -> t.id() > after).limit(limit).toList(),
              Thing::id);
      return List.of(Export.csv("things.csv", EXPORTED, source).as(format));
    }
  }

  @JobType(value = "things-import", parameters = Options.class)
  private static class ThingsImport extends ImportHandler<Thing, Long> {

    private final Map<Long, Thing> things;

    ThingsImport(Map<Long, Thing> things) {
      this.things = things;
    }

    @Override
    protected Upload file(JobParameters job) {
      return job.parameters(Options.class).file();
    }

    @Override
    protected ImportColumns<Thing> columns() {
      return ImportColumns.of(Thing.class)
          .column("id", "id")
          .column("text", "text")
          .column("amount", "amount")
          .column("day", "day")
          .column("moment", "moment")
          .column("truth", "truth");
    }

    @Override
    protected Long key(Thing thing) {
      return thing.id();
    }

    @Override
    protected Map<Long, Thing> existing(JobParameters job, Set<Long> keys) {
      Map<Long, Thing> found = new HashMap<>(things);
      found.keySet().retainAll(keys);
      return found;
    }

    @Override
    protected void store(JobParameters job, List<Change<Thing>> changes) {
      changes.forEach(change -> things.put(change.after().id(), change.after()));
    }
  }

  private static byte[] export(Map<Long, Thing> things, CsvFormat format) throws Exception {
    return TestJob.of("things-export").run(new ThingsExport(things, format)).bytes("things.csv");
  }

  private static TestResult importInto(Map<Long, Thing> things, byte[] file) throws Exception {
    TestJob job = TestJob.of("things-import");
    return job.parameters(new Options(job.upload("things.csv", file)))
        .run(new ThingsImport(things));
  }

  @Property(tries = 500)
  void anImportOfWhatWasExportedChangesNothing(@ForAll("things") Map<Long, Thing> things)
      throws Exception {
    byte[] exported = export(things, CsvFormat.SPREADSHEET);

    assertThat(importInto(new HashMap<>(things), exported).sentence())
        .contains("nothing to import");
  }

  @Property(tries = 500)
  void somethingElseBecomesTheSame(
      @ForAll("things") Map<Long, Thing> things, @ForAll("separators") char separator)
      throws Exception {
    CsvFormat format = CsvFormat.SPREADSHEET.separatedBy(separator);
    byte[] exported = export(things, format);
    Map<Long, Thing> others = new HashMap<>();

    importInto(others, exported);

    assertThat(export(others, format)).isEqualTo(exported);
  }

  @Provide
  Arbitrary<Character> separators() {
    return Arbitraries.of(',', ';', '\t');
  }

  @Provide
  Arbitrary<Map<Long, Thing>> things() {
    Arbitrary<String> anything =
        Arbitraries.strings()
            .withChars("'=+-@\t\r\n,;\" #:1aé€\uFEFF")
            .withCharRange('\u0001', '\uD7FF')
            .ofMinLength(1)
            .ofMaxLength(6)
            .injectNull(0.1);
    Arbitrary<BigDecimal> amounts = Arbitraries.bigDecimals().ofScale(3).injectNull(0.1);
    Arbitrary<LocalDate> days = Dates.dates().injectNull(0.1);
    Arbitrary<Instant> moments =
        Arbitraries.longs().between(0, 4_000_000_000L).map(Instant::ofEpochSecond).injectNull(0.1);
    return Combinators.combine(
            anything, amounts, days, moments, Arbitraries.of(true, false).injectNull(0.1))
        .as((text, amount, day, moment, truth) -> new Thing(0L, text, amount, day, moment, truth))
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .map(RoundTripTest::numbered);
  }

  private static Map<Long, Thing> numbered(List<Thing> things) {
    Map<Long, Thing> all = new HashMap<>();
    for (Thing t : new ArrayList<>(things)) {
      long id = all.size() + 1L;
      all.put(id, new Thing(id, t.text(), t.amount(), t.day(), t.moment(), t.truth()));
    }
    return all;
  }
}
