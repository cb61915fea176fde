package io.batchdesk.test;

import io.batchdesk.FileJobHandler;
import io.batchdesk.JobParameters;
import io.batchdesk.JobStepResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/**
 * Copies people to another table and lists them in a file: a handler that does everything right.
 */
class CopyPeople extends FileJobHandler {

  record Cursor(long lastId) {}

  private final TestTables people;

  CopyPeople(TestTables tables) {
    this.people = tables;
  }

  @Override
  protected String fileName(JobParameters job) {
    return "people.csv";
  }

  @Override
  public JobStepResponse createJob(JobParameters job) throws Exception {
    job.setJobSize(TestTables.PEOPLE);
    job.setState(new Cursor(0));
    writer(job).write("id\r\n");
    return JobStepResponse.ready();
  }

  @Override
  public JobStepResponse continueJob(JobParameters job, int batchSize) throws Exception {
    List<Long> ids = next(cursor(job), batchSize);
    for (long id : ids) {
      copy(job, id);
    }
    if (!ids.isEmpty()) {
      remember(job, ids.get(ids.size() - 1));
    }
    return ids.size() == batchSize
        ? JobStepResponse.more(ids.size())
        : JobStepResponse.done(ids.size(), "Copied " + (job.unitsProcessed() + ids.size()));
  }

  long cursor(JobParameters job) {
    return job.state(Cursor.class).lastId();
  }

  void remember(JobParameters job, long lastId) {
    job.setState(new Cursor(lastId));
  }

  List<Long> next(long lastId, int limit) throws SQLException {
    return TestTables.ids(
        people.database,
        "SELECT id FROM people WHERE id > %d ORDER BY id LIMIT %d".formatted(lastId, limit));
  }

  void copy(JobParameters job, long id) throws SQLException, IOException {
    TestTables.run(people.database, insert(id, "copied"));
    writer(job).write(id + "\r\n");
  }

  static String insert(long id, String name) {
    return "INSERT INTO copies VALUES (%d, '%s')".formatted(id, name);
  }
}
