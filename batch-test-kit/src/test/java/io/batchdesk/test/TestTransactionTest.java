package io.batchdesk.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchdesk.JobHandler;
import io.batchdesk.JobParameters;
import io.batchdesk.JobStepResponse;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Persistence;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class TestTransactionTest {

  record Cursor(long done) {}

  /** Writes notes by JPA. */
  record NoteWriter(EntityManager entities, int notes) implements JobHandler {

    @Override
    public JobStepResponse createJob(JobParameters job) {
      job.setState(new Cursor(0));
      return JobStepResponse.ready();
    }

    @Override
    public JobStepResponse continueJob(JobParameters job, int batchSize) {
      long done = job.state(Cursor.class).done();
      long last = Math.min(notes, done + batchSize);
      for (long id = done + 1; id <= last; id++) {
        entities.persist(new Note(id, "note " + id));
      }
      job.setState(new Cursor(last));
      return last < notes
          ? JobStepResponse.more(last - done)
          : JobStepResponse.done(last - done, "Wrote " + notes);
    }

    @Override
    public JobStepResponse cleanupJob(JobParameters job) {
      entities.createQuery("delete from Note n where n.id = 1").executeUpdate();
      return JobStepResponse.done();
    }
  }

  /** Commits each note. */
  record HastyWriter(NoteWriter writer) implements JobHandler {

    @Override
    public JobStepResponse createJob(JobParameters job) {
      return writer.createJob(job);
    }

    @Override
    public JobStepResponse continueJob(JobParameters job, int batchSize) {
      JobStepResponse response = writer.continueJob(job, batchSize);
      writer.entities().getTransaction().commit();
      writer.entities().getTransaction().begin();
      return response;
    }
  }

  @Test
  void anEntityManagerTakesPartInTheSteps() throws Exception {
    EntityManager entities = entityManager();

    TestResult result = crash(entities, () -> new NoteWriter(entities, 7)).run();

    assertThat(result.sentence()).isEqualTo("Wrote 7");
    assertThat(notes(entities)).hasSize(7 - 1);
  }

  @Test
  void aHandlerThatCommitsAnEntityManagerByItselfIsFoundOut() {
    EntityManager entities = entityManager();

    assertThatThrownBy(
            () -> crash(entities, () -> new HastyWriter(new NoteWriter(entities, 7))).run())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("In the rows, row 1 should not be there:\n  1 note 1")
        .hasMessageContaining("The handler commits by itself");
  }

  @Test
  void aStepThatThrowsIsTakenBackInTheDatabase() throws Exception {
    TestTables tables = new TestTables();
    tables.fill();
    CopyPeople failing =
        new CopyPeople(tables) {
          @Override
          void copy(JobParameters job, long id) throws SQLException {
            TestTables.run(tables.database, insert(id, "copied"));
            if (id == 4) {
              throw new ArithmeticException("I cannot count to 4");
            }
          }
        };
    TestJob job = TestJob.of("copy-people").batchSize(2).transaction(tables.database);

    assertThatThrownBy(() -> job.run(failing)).isInstanceOf(ArithmeticException.class);
    assertThat(copies(tables)).containsExactly(1L, 2L);

    job.run(new CopyPeople(tables));
    assertThat(copies(tables)).hasSize(TestTables.PEOPLE).doesNotHaveDuplicates();
  }

  @Test
  void outsideAStepAConnectionCommitsByItself() throws Exception {
    TestTables tables = new TestTables();
    tables.fill();

    TestTables.run(tables.database, CopyPeople.insert(1, "at once"));

    assertThat(TestTables.ids(tables.real, "SELECT id FROM copies")).containsExactly(1L);
  }

  private static CrashTest crash(EntityManager entities, Callable<JobHandler> handlers) {
    return CrashTest.of(
            TestJob.of("notes").batchSize(2).transaction(TestTransaction.of(entities)), handlers)
        .before(
            () -> {
              entities.getTransaction().begin();
              entities.createQuery("delete from Note n").executeUpdate();
              entities.getTransaction().commit();
            })
        .rows(() -> notes(entities));
  }

  private static List<Note> notes(EntityManager entities) {
    return entities.createQuery("select n from Note n", Note.class).getResultList();
  }

  private static List<Long> copies(TestTables tables) throws SQLException {
    return TestTables.ids(tables.real, "SELECT id FROM copies ORDER BY id");
  }

  private static EntityManager entityManager() {
    return Persistence.createEntityManagerFactory(
            "kit",
            Map.of(
                "jakarta.persistence.jdbc.url",
                "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"))
        .createEntityManager();
  }
}
