package io.batchdesk.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchdesk.JobHandler;
import io.batchdesk.JobParameters;
import io.batchdesk.JobStepResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

/** Handlers with one mistake each are found out, and the message says what to do about it. */
class CrashTestTest {

  private final TestTables tables = new TestTables();

  @Test
  void aHandlerThatDoesEverythingRightSurvivesEachCrash() throws Exception {
    AtomicInteger handlers = new AtomicInteger();

    TestResult result =
        crash(
                () -> {
                  handlers.incrementAndGet();
                  return new CopyPeople(tables);
                })
            .run();

    assertThat(result.sentence()).isEqualTo("Copied 12");
    assertThat(result.text()).isEqualTo("\uFEFFid\r\n" + csv(12));
    // Five runs without a crash; before, failed and after for 9 commits but the last; all of a
    // kind.
    assertThat(handlers).hasValueGreaterThan(5 + (2 + 1 + 2) * 9 + (1 + 9) + 1 + (1 + 8));
  }

  @Test
  void aHandlerThatCommitsByItselfIsFoundOut() {
    class Committing extends CopyPeople {
      Committing() {
        super(tables);
      }

      @Override
      void copy(JobParameters job, long id) throws SQLException, IOException {
        super.copy(job, id);
        try (Connection connection = tables.database.getConnection()) {
          connection.commit();
        }
      }
    }

    failureOf(Committing::new)
        .hasMessageContaining("after a crash before the commit of step 2 of 9 (continueJob)")
        .hasMessageContaining("what continueJob wrote stayed")
        .hasMessageContaining("row 1 should not be there:\n  ID=1, NAME=copied")
        .hasMessageContaining("called Connection.commit: leave it out");
  }

  @Test
  void aHandlerThatWritesThroughAnotherConnectionIsFoundOut() {
    class Outside extends CopyPeople {
      Outside() {
        super(tables);
      }

      @Override
      void copy(JobParameters job, long id) throws SQLException {
        TestTables.run(tables.real, insert(id, "copied"));
      }
    }

    failureOf(Outside::new)
        .hasMessageContaining("what continueJob wrote stayed")
        .hasMessageContaining("writes outside the step's transaction");
  }

  @Test
  void aHandlerThatKeepsItsCursorInAFieldIsFoundOut() {
    class Forgetful extends CopyPeople {
      private long lastId;

      Forgetful() {
        super(tables);
      }

      @Override
      long cursor(JobParameters job) {
        return lastId;
      }

      @Override
      void remember(JobParameters job, long lastId) {
        this.lastId = lastId;
      }
    }

    failureOf(Forgetful::new)
        .hasMessageContaining("after a crash after the commit of step 2 of 9 (continueJob)")
        .hasMessageContaining("is there 2 times, so it was written twice")
        .hasMessageContaining("Keep progress in the state only");
  }

  @Test
  void aHandlerThatKeepsItsCursorInAStaticFieldIsFoundOut() {
    AtomicInteger shared = new AtomicInteger();
    class Shared extends CopyPeople {
      Shared() {
        super(tables);
      }

      @Override
      public JobStepResponse createJob(JobParameters job) throws Exception {
        shared.set(0);
        return super.createJob(job);
      }

      @Override
      long cursor(JobParameters job) {
        return shared.get();
      }

      @Override
      void remember(JobParameters job, long lastId) {
        shared.set((int) lastId);
      }
    }

    failureOf(Shared::new)
        .hasMessageContaining("before the commit of step 2 of 9 (continueJob)")
        .hasMessageContaining("row 1 is missing:\n  ID=1, NAME=copied")
        .hasMessageContaining("(12 rows expected, 10 there; 2 missing, 0 too many)")
        .hasMessageContaining("something of its first try stayed: in a static field");
  }

  @Test
  void aHandlerThatRemembersAStepThatFailedIsFoundOut() {
    class Hasty extends CopyPeople {
      private long lastId;

      Hasty() {
        super(tables);
      }

      @Override
      public JobStepResponse createJob(JobParameters job) throws Exception {
        lastId = 0;
        return super.createJob(job);
      }

      @Override
      long cursor(JobParameters job) {
        return Math.max(lastId, super.cursor(job));
      }

      @Override
      void remember(JobParameters job, long lastId) {
        this.lastId = lastId;
        super.remember(job, lastId);
      }
    }

    failureOf(Hasty::new)
        .hasMessageContaining("after a failed commit of step 2 of 9 (continueJob)")
        .hasMessageContaining("row 1 is missing:\n  ID=1, NAME=copied")
        .hasMessageContaining("something of the first try stayed in a field");
  }

  @Test
  void aHandlerThatRemembersTheJobBeforeIsFoundOut() {
    class Tidy extends CopyPeople {
      private boolean headed;

      Tidy() {
        super(tables);
      }

      @Override
      public JobStepResponse cleanupJob(JobParameters job) {
        headed = true;
        return JobStepResponse.done();
      }

      @Override
      void copy(JobParameters job, long id) throws SQLException, IOException {
        super.copy(job, id);
        writer(job).write(headed ? "again\r\n" : "");
      }
    }

    failureOf(Tidy::new)
        .hasMessageContaining("gives something else as job 2 of one handler")
        .hasMessageContaining("The file people.csv differs")
        .hasMessageContaining("One handler serves all jobs of its type");
  }

  @Test
  void aHandlerThatSometimesForgetsToSetItsStateIsFoundOut() {
    class Lazy extends CopyPeople {
      private long lastId = -1;

      Lazy() {
        super(tables);
      }

      @Override
      long cursor(JobParameters job) {
        return lastId < 0 ? super.cursor(job) : lastId;
      }

      @Override
      void remember(JobParameters job, long lastId) {
        this.lastId = lastId;
        if (lastId % 4 == 0) {
          super.remember(job, lastId);
        }
      }
    }

    failureOf(Lazy::new)
        .hasMessageContaining("after a crash after the commit of step 2 of 9 (continueJob)")
        .hasMessageContaining("row 1 is there 2 times")
        .hasMessageContaining("setState was forgotten");
  }

  @Test
  void aHandlerThatAsksTheClockIsFoundOut() {
    class Timed extends CopyPeople {
      Timed() {
        super(tables);
      }

      @Override
      void copy(JobParameters job, long id) throws SQLException {
        TestTables.run(tables.database, insert(id, Instant.now() + " " + System.nanoTime()));
      }
    }

    failureOf(Timed::new)
        .hasMessageContaining("gives something else when it is run again")
        .hasMessageContaining("row 1 differs:\n  expected ID=1, NAME=")
        .hasMessageContaining("it depends on the clock");
  }

  @Test
  void aHandlerWithoutOrderIsFoundOut() {
    class Unordered extends CopyPeople {
      Unordered() {
        super(tables);
      }

      @Override
      List<Long> next(long lastId, int limit) throws SQLException {
        return TestTables.ids(
            tables.database,
            "SELECT id FROM people WHERE id > %d LIMIT %d".formatted(lastId, limit));
      }
    }

    failureOf(Unordered::new)
        .hasMessageContaining("with a batch size of 1 than with 2")
        .hasMessageContaining("ORDER BY");
  }

  @Test
  void aFileOfAnotherOrderIsFoundOut() {
    class Counting extends CopyPeople {
      Counting() {
        super(tables);
      }

      @Override
      void copy(JobParameters job, long id) throws SQLException, IOException {
        super.copy(job, id);
        writer(job).write("after " + job.unitsProcessed() + "\r\n");
      }
    }

    failureOf(Counting::new)
        .hasMessageContaining("The file people.csv differs from byte")
        .hasMessageContaining("in line 5:\n  expected after 0\n  actual   after 1");
  }

  @Test
  void aHandlerThatThrowsAfterACrashIsFoundOut() {
    class Opened extends CopyPeople {
      private String opened;

      Opened() {
        super(tables);
      }

      @Override
      public JobStepResponse createJob(JobParameters job) throws Exception {
        opened = "in createJob";
        return super.createJob(job);
      }

      @Override
      long cursor(JobParameters job) {
        return opened.isEmpty() ? 0 : super.cursor(job);
      }
    }

    failureOf(Opened::new)
        .hasMessageContaining("after a crash after the commit of step 1 of 9 (createJob)")
        .hasMessageContaining("It throws java.lang.NullPointerException")
        .hasCauseInstanceOf(NullPointerException.class);
  }

  @Test
  void aCleanupThatWritesOutsideTheStepIsFoundOut() {
    class Messy extends CopyPeople {
      Messy() {
        super(tables);
      }

      @Override
      public JobStepResponse cleanupJob(JobParameters job) throws Exception {
        TestTables.run(tables.real, insert(99, "cleaned up"));
        return JobStepResponse.done();
      }
    }

    failureOf(Messy::new)
        .hasMessageContaining("before the commit of step 9 of 9 (cleanupJob)")
        .hasMessageContaining("what cleanupJob wrote stayed");
  }

  @Test
  void rowsThatDoNotComeBackAreNotTheHandlersFault() {
    CrashTest test =
        CrashTest.of(job(), () -> new CopyPeople(tables))
            .rows(tables.database, "SELECT * FROM copies");

    assertThatThrownBy(
            () -> {
              tables.fill();
              test.run();
            })
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("bring the database back in CrashTest.before");
  }

  @Test
  void rowsNeedATransaction() {
    CrashTest test =
        CrashTest.of(TestJob.of("copy-people"), () -> new CopyPeople(tables))
            .rows(tables.database, "SELECT * FROM copies");

    assertThatThrownBy(test::run)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("give TestJob.transaction");
  }

  @Test
  void withoutABatchSizeTheStepsAreMadeSmall() throws Exception {
    CrashTest test =
        CrashTest.of(
                TestJob.of("copy-people").transaction(tables.database),
                () -> new CopyPeople(tables))
            .before(tables::fill);

    assertThat(test.run().steps()).isEqualTo(1 + 7);
  }

  @Test
  void whatTheHandlerThrowsUndisturbedReachesTheTest() {
    JobHandler broken = new TestJobTest.Parrot(null, null);

    assertThatThrownBy(() -> CrashTest.of(TestJob.of("parrot"), () -> broken).run())
        .isNotInstanceOf(AssertionError.class)
        .hasMessageContaining("createJob returned null");
  }

  private AbstractThrowableAssert<?, ? extends Throwable> failureOf(
      Callable<? extends JobHandler> handlers) {
    return assertThatThrownBy(() -> crash(handlers).run()).isInstanceOf(AssertionError.class);
  }

  private CrashTest crash(Callable<? extends JobHandler> handlers) {
    return CrashTest.of(job(), handlers)
        .before(tables::fill)
        .rows(tables.database, "SELECT * FROM copies");
  }

  private TestJob job() {
    return TestJob.of("copy-people").batchSize(2).transaction(tables.database);
  }

  private static String csv(int last) {
    StringBuilder csv = new StringBuilder();
    for (int id = 1; id <= last; id++) {
      csv.append(id).append("\r\n");
    }
    return csv.toString();
  }
}
