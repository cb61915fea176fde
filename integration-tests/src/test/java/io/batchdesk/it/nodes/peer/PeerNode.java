package io.batchdesk.it.nodes.peer;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jobrunr.configuration.JobRunr;
import org.jobrunr.scheduling.BackgroundJobRequest;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.storage.sql.common.SqlStorageProviderFactory;

/**
 * A process of the peer, with its defaults but the shortest pause between two polls that it allows:
 * {@code enqueue <url> <jobs>} or {@code work <url> <name>}.
 */
public final class PeerNode {

  private static final int POLL_SECONDS = 5;

  private static HikariDataSource database;
  private static String name;

  private PeerNode() {}

  public static void main(String[] arguments) {
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl(arguments[1]);
    pool.setUsername("postgres");
    pool.setMaximumPoolSize(24);
    database = new HikariDataSource(pool);
    if (arguments[0].equals("enqueue")) {
      enqueue(Integer.parseInt(arguments[2]));
    } else {
      work(arguments[2]);
    }
  }

  private static void enqueue(int jobs) {
    JobRunr.configure().useStorageProvider(SqlStorageProviderFactory.using(database)).initialize();
    BackgroundJobRequest.enqueue(
        Stream.generate(() -> new PeerJob(UUID.randomUUID().toString())).limit(jobs));
    JobRunr.destroy();
    database.close();
  }

  private static void work(String node) {
    name = node;
    JobRunr.configure()
        .useStorageProvider(SqlStorageProviderFactory.using(database))
        .useBackgroundJobServer(
            BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                .andPollInterval(Duration.ofSeconds(POLL_SECONDS)))
        .initialize();
  }

  static DataSource database() {
    return database;
  }

  static String name() {
    return name;
  }
}
