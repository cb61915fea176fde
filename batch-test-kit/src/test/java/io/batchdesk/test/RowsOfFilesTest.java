package io.batchdesk.test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchdesk.JobHandler;
import io.batchdesk.JobParameters;
import io.batchdesk.JobStepResponse;
import io.batchdesk.RowDifference;
import io.batchdesk.RowError;
import io.batchdesk.Upload;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Persistence;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What handlers do that read the rows of files: try out, repeat, tell what they refuse. */
class RowsOfFilesTest {

  /** One step of a handler. */
  interface Step {

    JobStepResponse of(JobParameters job) throws Exception;
  }

  /** Prepares in one step, and works in others. */
  record Reader(Step prepare, Step work) implements JobHandler {

    @Override
    public JobStepResponse createJob(JobParameters job) {
      return JobStepResponse.ready();
    }

    @Override
    public JobStepResponse preProcessJob(JobParameters job, int batchSize) throws Exception {
      return prepare.of(job);
    }

    @Override
    public JobStepResponse continueJob(JobParameters job, int batchSize) throws Exception {
      return work.of(job);
    }
  }

  private final TestTables tables = new TestTables();

  private static Reader worker(Step work) {
    return new Reader(job -> JobStepResponse.ready(), work);
  }

  private TestJob job() throws SQLException {
    tables.fill();
    return TestJob.of("reader").transaction(tables.database);
  }

  private void copy(long id) throws SQLException {
    TestTables.run(tables.database, CopyPeople.insert(id, "copied"));
  }

  private List<Long> copies() throws SQLException {
    return TestTables.ids(tables.real, "SELECT id FROM copies ORDER BY id");
  }

  @Test
  void whatIsTriedOutIsTakenBackAndWhatTheStepWritesStays() throws Exception {
    List<Long> seen = new ArrayList<>();

    job()
        .run(
            worker(
                job -> {
                  copy(1);
                  job.rehearse(
                      () -> {
                        copy(2);
                        return seen.addAll(
                            TestTables.ids(tables.database, "SELECT id FROM copies"));
                      });
                  copy(3);
                  return JobStepResponse.done();
                }));

    assertThat(seen).containsExactly(2L);
    assertThat(copies()).containsExactly(1L, 3L);
  }

  @Test
  void whatTheDatabaseRefusesReachesTheHandlerAndTheStepGoesOn() throws Exception {
    job()
        .run(
            worker(
                job -> {
                  copy(1);
                  assertThatThrownBy(
                          () ->
                              job.rehearse(
                                  () -> {
                                    TestTables.run(
                                        tables.database, "INSERT INTO copies VALUES ('x')");
                                    return null;
                                  }))
                      .isInstanceOf(SQLException.class);
                  copy(2);
                  return JobStepResponse.done();
                }));

    assertThat(copies()).containsExactly(1L, 2L);
  }

  @Test
  void aJobWithoutATransactionCannotTryAnythingOut() {
    Reader rehearsing =
        worker(
            job -> {
              job.rehearse(() -> null);
              return JobStepResponse.done();
            });

    assertThatThrownBy(() -> TestJob.of("reader").run(rehearsing))
        .hasMessageContaining("see TestJob.transaction");
  }

  @Test
  void whatIsPendingInAnEntityManagerIsWrittenAndTakenBack() throws Exception {
    EntityManager entities = entityManager();
    entities.getTransaction().begin();
    entities.persist(new Note(9, "there"));
    entities.getTransaction().commit();
    Reader rehearsing =
        worker(
            job -> {
              job.rehearse(
                  () -> {
                    entities.persist(new Note(1, "tried out"));
                    return null;
                  });
              assertThatThrownBy(
                      () ->
                          job.rehearse(
                              () -> {
                                entities.persist(new Note(9, "there already"));
                                return null;
                              }))
                  .hasRootCauseInstanceOf(SQLException.class);
              entities.persist(new Note(3, "written"));
              return JobStepResponse.done();
            });

    TestJob.of("reader").transaction(TestTransaction.of(entities)).run(rehearsing);

    assertThat(entities.createQuery("select n from Note n", Note.class).getResultList())
        .extracting(Note::toString)
        .containsExactlyInAnyOrder("3 written", "9 there");
  }

  @Test
  void aStepThatHasWrittenWithAnEntityManagerCannotTryAnythingOut() {
    EntityManager entities = entityManager();
    List<Runnable> writing =
        List.of(
            () -> entities.persist(new Note(1, "pending")),
            () -> {
              entities.persist(new Note(1, "flushed"));
              entities.flush();
            },
            () -> entities.createQuery("delete from Note n").executeUpdate());

    assertThat(writing)
        .allSatisfy(
            write ->
                assertThatThrownBy(
                        () ->
                            TestJob.of("reader")
                                .transaction(TestTransaction.of(entities))
                                .run(
                                    worker(
                                        job -> {
                                          write.run();
                                          job.rehearse(() -> null);
                                          return JobStepResponse.done();
                                        })))
                    .hasMessageContaining("has written, or locked, before it tries something out"));
  }

  private static EntityManager entityManager() {
    return Persistence.createEntityManagerFactory(
            "kit",
            Map.of(
                "jakarta.persistence.jdbc.url",
                "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"))
        .createEntityManager();
  }

  @Test
  void aRepeatedStepIsTakenBackAndKnowsIt() throws Exception {
    TestResult result =
        job()
            .run(
                worker(
                    job -> {
                      copy(job.repeated() ? 2 : 1);
                      job.output("a.txt", "text/plain").writer().write(job.repeated() + "");
                      return job.repeated()
                          ? JobStepResponse.done(1, "Done")
                          : JobStepResponse.repeat().message("Never said");
                    }));

    assertThat(copies()).containsExactly(2L);
    assertThat(result.text()).isEqualTo("true");
    assertThat(result.log()).isEmpty();
    assertThat(result.steps()).as("created, prepared, done").isEqualTo(3);
  }

  @Test
  void aStepIsRepeatedOnce() {
    assertThatThrownBy(() -> TestJob.of("reader").run(worker(job -> JobStepResponse.repeat())))
        .hasMessageContaining("asks to repeat a step that is repeated already");
  }

  @Test
  void aStepThatHasThrownIsRepeated() throws Exception {
    List<Boolean> repeated = new ArrayList<>();
    Reader failing =
        worker(
            job -> {
              repeated.add(job.repeated());
              if (repeated.size() == 1) {
                throw new ArithmeticException("once");
              }
              return repeated.size() < 3 ? JobStepResponse.more(1) : JobStepResponse.done();
            });
    TestJob job = job();

    assertThatThrownBy(() -> job.run(failing)).isInstanceOf(ArithmeticException.class);
    job.run(failing);

    assertThat(repeated).containsExactly(false, true, false);
  }

  @Test
  void theUnitsOfPreProcessingAreNotThoseOfProcessing() throws Exception {
    Reader counting =
        new Reader(
            job -> {
              job.setJobSize(5);
              return job.unitsProcessed() < 5
                  ? JobStepResponse.more(5)
                  : JobStepResponse.ready("5 will be read");
            },
            job -> JobStepResponse.done(job.unitsProcessed() + 1, "Done"));
    TestJob job = TestJob.of("reader");

    TestResult result = job.run(counting);

    assertThat(result.units()).isEqualTo(1);
    assertThat(result.preview()).isEqualTo("5 will be read");
    assertThat(job.jobSize()).hasValue(5);
  }

  private static final RowError PREPARED = new RowError(2, "city", "x", "It is too short.");
  private static final RowError PROCESSED = new RowError(3, null, null, "It is there twice.");
  private static final RowDifference DIFFERENCE =
      new RowDifference(2, "Contact 1", "city", null, "Graz");

  @Test
  void theErrorsOfPreProcessingGiveWayToThoseOfProcessing() throws Exception {
    Step prepare =
        job ->
            JobStepResponse.ready().rowErrors(List.of(PREPARED)).differences(List.of(DIFFERENCE));

    TestResult refusing =
        TestJob.of("reader")
            .run(new Reader(prepare, job -> JobStepResponse.done().rowErrors(List.of(PROCESSED))));
    TestResult passing =
        TestJob.of("reader").run(new Reader(prepare, job -> JobStepResponse.done()));
    TestResult takingAll =
        TestJob.of("reader")
            .run(new Reader(prepare, job -> JobStepResponse.done().rowErrors(List.of())));

    assertThat(refusing.rowErrors()).containsExactly(PROCESSED);
    assertThat(refusing.differences()).containsExactly(DIFFERENCE);
    assertThat(passing.rowErrors()).containsExactly(PREPARED);
    assertThat(takingAll.rowErrors()).isEmpty();
  }

  @Test
  void refusedRowsAreAnOutputByItsName() throws Exception {
    TestJob job = TestJob.of("reader");
    Upload upload = job.upload("rows.csv", "a\nbad\n".getBytes(UTF_8));

    TestResult result =
        job.run(
            worker(
                step -> {
                  step.failedRows(upload, "failed.csv", "text/csv").writer().write("bad\n");
                  return JobStepResponse.done();
                }));

    assertThat(result.text("failed.csv")).isEqualTo("bad\n");
    assertThatThrownBy(
            () ->
                TestJob.of("reader")
                    .run(
                        worker(
                            step -> {
                              step.failedRows(upload, "failed.csv", "text/csv");
                              return JobStepResponse.done();
                            })))
        .hasMessageContaining("was not started with the upload");
  }

  @Test
  void aCrashTestDisturbsStepsThatTryOutAndRepeat() throws Exception {
    Reader reader =
        new Reader(
            job -> {
              job.rehearse(
                  () -> {
                    copy(7);
                    return null;
                  });
              return JobStepResponse.ready("1 will be copied").rowErrors(List.of(PREPARED));
            },
            job -> {
              copy(1);
              return job.repeated()
                  ? JobStepResponse.done(1, "Copied").rowErrors(List.of(PROCESSED))
                  : JobStepResponse.repeat();
            });

    TestResult result =
        CrashTest.of(job(), () -> reader)
            .before(tables::fill)
            .rows(tables.database, "SELECT id FROM copies")
            .run();

    assertThat(result.rowErrors()).containsExactly(PROCESSED);
    assertThat(copies()).containsExactly(1L);
  }
}
