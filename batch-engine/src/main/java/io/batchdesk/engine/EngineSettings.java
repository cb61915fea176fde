package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What can be configured, with its defaults. */
@ApplicationScoped
class EngineSettings {

  @Inject
  @ConfigProperty(name = "batchdesk.data", defaultValue = "data")
  private String data;

  @Inject
  @ConfigProperty(name = "batchdesk.application")
  private Optional<String> application;

  @Inject
  @ConfigProperty(name = "batchdesk.node", defaultValue = "node")
  private String node;

  @Inject
  @ConfigProperty(name = "batchdesk.files", defaultValue = DirectoryStore.NAME)
  private String files;

  @Inject
  @ConfigProperty(name = "batchdesk.threads", defaultValue = "4")
  private int threads;

  @Inject
  @ConfigProperty(name = "batchdesk.poll-millis", defaultValue = "100")
  private int pollMillis;

  @Inject
  @ConfigProperty(name = "batchdesk.return-origins")
  private Optional<String> returnOrigins;

  /** The node's name. */
  String node() {
    return node;
  }

  /** How many steps run at the same time. */
  int threads() {
    return threads;
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

  /** The application's name: configured, or the WAR's name without its version. */
  String applicationName() {
    return application.orElseGet(() -> deployedAs().replaceFirst("-\\d.*$", ""));
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
