package io.batchdesk.it.nodes.ledger;

import io.batchdesk.FileJobHandler;
import io.batchdesk.JobParameters;
import io.batchdesk.JobStepResponse;
import io.batchdesk.JobType;
import jakarta.annotation.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * Writes each unit as a row and as a line, and counts them in one row, whose lock it holds while it
 * takes its time.
 */
@JobType(
    value = Ledger.TYPE,
    parameters = Ledger.Order.class,
    stepLimitSeconds = Ledger.STEP_LIMIT_SECONDS,
    targetStepMillis = 150,
    maxBatchSize = 200)
public class Ledger extends FileJobHandler {

  public static final String TYPE = "ledger";
  public static final int STEP_LIMIT_SECONDS = 10;

  /** The file that says which build of the WAR this is. */
  public static final String BUILD = "ledger-build.txt";

  /** How many units to write, and how long to hold the locks in each step. */
  public record Order(long units, long millisPerStep) {}

  public record Cursor(long done) {}

  @Resource(lookup = "jdbc/batchdesk")
  private DataSource database;

  @Override
  protected String fileName(JobParameters job) {
    return "ledger.csv";
  }

  @Override
  public JobStepResponse createJob(JobParameters job) throws SQLException, IOException {
    execute("insert into ledger_total values (?, current_timestamp, 0)", job.jobId());
    Order order = job.parameters(Order.class);
    if (order.units() == 0) {
      return JobStepResponse.nothingToDo("Nothing to write");
    }
    job.setJobSize(order.units());
    job.setState(new Cursor(0));
    writer(job).write(Lines.HEADER);
    return JobStepResponse.ready();
  }

  @Override
  public JobStepResponse continueJob(JobParameters job, int batchSize)
      throws SQLException, IOException {
    Order order = job.parameters(Order.class);
    long done = job.state(Cursor.class).done();
    int now = (int) Math.min(batchSize, order.units() - done);
    execute("update ledger_total set units = units + ? where job_id = ?", now, job.jobId());
    insert(job.jobId(), done, now);
    Writer csv = writer(job);
    for (long unit = done; unit < done + now; unit++) {
      csv.write(Lines.of(unit));
    }
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(order.millisPerStep()));
    job.setState(new Cursor(done + now));
    return done + now < order.units()
        ? JobStepResponse.more(now)
        : JobStepResponse.done(now, "Wrote %d units, build %s".formatted(order.units(), build()));
  }

  private static String build() throws IOException {
    try (InputStream file = Ledger.class.getResourceAsStream("/" + BUILD)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void insert(String job, long from, int count) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement("insert into ledger_entry values (?, ?, ?)")) {
      for (long unit = from; unit < from + count; unit++) {
        insert.setString(1, job);
        insert.setLong(2, unit);
        insert.setString(3, Lines.value(unit));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private void execute(String sql, Object... values) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.execute();
    }
  }
}
