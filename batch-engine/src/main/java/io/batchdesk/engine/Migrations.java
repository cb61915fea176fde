package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Brings the tables up to date: the engine's own, and those of the application if it has {@code
 * db/application} on its class path. Each has a history table of its own.
 */
@ApplicationScoped
class Migrations {

  private static final String APPLICATION = "db/application";

  @Inject EngineSettings settings;

  @Inject ServerResources server;

  void migrate() {
    flyway("batch_schema_history")
        .locations("classpath:db/batchdesk")
        .javaMigrations(new LinkKeyMigration(), new ChunkTableMigration())
        .load()
        .migrate();
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    if (loader.getResource(APPLICATION) != null) {
      String name = settings.applicationName().replaceAll("\\W", "_");
      flyway(name + "_schema_history").locations("classpath:" + APPLICATION).load().migrate();
    }
  }

  /** Several applications share one schema, so each begins beside the tables of the others. */
  private FluentConfiguration flyway(String table) {
    return Flyway.configure(Thread.currentThread().getContextClassLoader())
        .dataSource(server.queue())
        .table(table)
        .baselineOnMigrate(true)
        .baselineVersion("0");
  }
}
