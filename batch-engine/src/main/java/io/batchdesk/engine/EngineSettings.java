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
  String data;

  @Inject
  @ConfigProperty(name = "batchdesk.application")
  Optional<String> application;

  @Inject
  @ConfigProperty(name = "batchdesk.node", defaultValue = "node")
  String node;

  @Inject
  @ConfigProperty(name = "batchdesk.threads", defaultValue = "4")
  int threads;

  @Inject
  @ConfigProperty(name = "batchdesk.poll-millis", defaultValue = "100")
  int pollMillis;

  @Inject
  @ConfigProperty(name = "batchdesk.public-url")
  Optional<String> publicUrl;

  @Inject
  @ConfigProperty(name = "batchdesk.return-origins")
  Optional<String> returnOrigins;

  /** The folder of the outputs. */
  Path files() {
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
