package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
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
  @Inject Registry registry;

  /**
   * Makes or changes the tables.
   *
   * @throws IllegalStateException if an engine of a newer major version has worked on the database;
   *     nothing was changed then
   */
  void migrate() {
    newest().filter(version -> !EngineVersion.mayFollow(version)).ifPresent(this::refuse);
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

  private Optional<String> newest() {
    try (Connection connection = server.queue().getConnection()) {
      return EngineVersion.newest(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("The database does not tell whose it is", e);
    }
  }

  private void refuse(String newest) {
    String why = EngineVersion.refusal(newest);
    registry.refused(why);
    throw new IllegalStateException(why);
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
