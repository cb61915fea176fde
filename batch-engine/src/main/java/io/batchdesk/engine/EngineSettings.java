package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What can be configured, with its defaults. */
@ApplicationScoped
class EngineSettings {

  static final String DEFAULT_NODE = "node";

  @Inject
  @ConfigProperty(name = "batchdesk.data", defaultValue = "data")
  private String data;

  @Inject
  @ConfigProperty(name = "batchdesk.application")
  private Optional<String> application;

  @Inject
  @ConfigProperty(name = "batchdesk.node", defaultValue = DEFAULT_NODE)
  private String node;

  @Inject
  @ConfigProperty(name = "batchdesk.files", defaultValue = DirectoryStore.NAME)
  private String files;

  @Inject
  @ConfigProperty(name = "batchdesk.threads", defaultValue = "4")
  private int threads;

  @Inject
  @ConfigProperty(name = "batchdesk.open-jobs", defaultValue = "10000")
  private int openJobs;

  @Inject
  @ConfigProperty(name = "batchdesk.largest-upload", defaultValue = "1024")
  private int largestUpload;

  @Inject
  @ConfigProperty(name = "batchdesk.poll-millis", defaultValue = "100")
  private int pollMillis;

  @Inject
  @ConfigProperty(name = "batchdesk.return-origins")
  private Optional<String> returnOrigins;

  @Inject
  @ConfigProperty(name = "batchdesk.retention.completed", defaultValue = "P30D")
  private String keepCompleted;

  @Inject
  @ConfigProperty(name = "batchdesk.retention.canceled", defaultValue = "P30D")
  private String keepCanceled;

  @Inject
  @ConfigProperty(name = "batchdesk.retention.failed", defaultValue = "P90D")
  private String keepFailed;

  @Inject
  @ConfigProperty(name = "batchdesk.retention.audit", defaultValue = "P365D")
  private String keepAudit;

  @Inject
  @ConfigProperty(name = "batchdesk.confirm-within", defaultValue = "P30D")
  private String confirmWithin;

  @Inject
  @ConfigProperty(name = "batchdesk.housekeeping", defaultValue = "PT10M")
  private String housekeeping;

  @Inject
  @ConfigProperty(name = "batchdesk.choices", defaultValue = "PT1M")
  private Duration choices;

  /** The node's name. */
  String node() {
    return node;
  }

  /** How many steps run at the same time. */
  int threads() {
    return threads;
  }

  /** How many jobs that have not ended a user may have. */
  int openJobs() {
    return openJobs;
  }

  /** How large an upload may be, in megabytes. */
  int largestUpload() {
    return largestUpload;
  }

  /** How often the queue is asked for due work, in milliseconds. */
  int pollMillis() {
    return pollMillis;
  }

  /** The origins besides our own that a return URL may lead to, as configured. */
  Optional<String> returnOrigins() {
    return returnOrigins;
  }

  /** The store that new outputs go to. */
  String files() {
    return files;
  }

  /** The folder of the outputs in the directory store. */
  Path filesDirectory() {
    return Path.of(data).toAbsolutePath().normalize().resolve("files");
  }

  /** How long jobs are kept that ended in this way; empty for ever. */
  Optional<Duration> retention(JobStatus ended) {
    String value =
        switch (ended) {
          case COMPLETED -> keepCompleted;
          case CANCELED -> keepCanceled;
          case FAILED -> keepFailed;
          default -> throw new IllegalArgumentException(ended.spelling() + " is no end");
        };
    return TimeSpan.of("batchdesk.retention." + ended.spelling(), value);
  }

  /** How long the audit is kept; empty for ever. */
  Optional<Duration> auditRetention() {
    return TimeSpan.of("batchdesk.retention.audit", keepAudit);
  }

  /** How long a job waits for somebody who confirms it; empty for ever. */
  Optional<Duration> confirmWithin() {
    return TimeSpan.of("batchdesk.confirm-within", confirmWithin);
  }

  /** How often the engine looks for what is past its time; empty for never. */
  Optional<Duration> housekeeping() {
    return TimeSpan.of("batchdesk.housekeeping", housekeeping);
  }

  /** How often handlers are asked for choices. */
  Duration choices() {
    return choices;
  }

  /** The application's name: configured, or the WAR's name without its version. */
  String applicationName() {
    return application.orElseGet(() -> withoutVersion(deployedAs()));
  }

  static String withoutVersion(String deployedAs) {
    return deployedAs.replaceFirst("-\\d.*$", "");
  }

  /** The name that the server knows the application by. */
  String deployedAs() {
    try {
      return InitialContext.doLookup("java:app/AppName");
    } catch (NamingException e) {
      throw new IllegalStateException("The server does not tell the application's name", e);
    }
  }
}
