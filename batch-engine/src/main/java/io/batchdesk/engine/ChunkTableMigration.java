package io.batchdesk.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * Makes the table of what outputs in the database consist of. The type of its bytes is the one part
 * of the schema that differs: H2 rewrites whole pages of rows unless large values are LOBs, and
 * PostgreSQL writes several times faster when it compresses with LZ4.
 */
class ChunkTableMigration implements JavaMigration {

  /** No reference to the job: checking it would lock the job's row during the whole step. */
  private static final String TABLE =
      """
      create table batch_output_chunk (
        job_id        varchar(32) not null,
        number        integer     not null,
        claim_number  bigint      not null,
        position      bigint      not null,
        bytes         %s          not null,
        primary key (job_id, number, claim_number, position)
      )
      """;

  @Override
  public void migrate(Context context) throws Exception {
    Connection connection = context.getConnection();
    boolean postgres = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    try (Statement statement = connection.createStatement()) {
      statement.execute(TABLE.formatted(postgres ? "bytea" : "blob"));
      if (postgres && hasLz4(statement)) {
        statement.execute("alter table batch_output_chunk alter column bytes set compression lz4");
      }
    }
  }

  private static boolean hasLz4(Statement statement) throws SQLException {
    try (ResultSet result =
        statement.executeQuery(
            "select count(*) from pg_settings"
                + " where name = 'default_toast_compression' and 'lz4' = any(enumvals)")) {
      result.next();
      return result.getInt(1) > 0;
    }
  }

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("8");
  }

  @Override
  public String getDescription() {
    return "chunks of outputs";
  }

  @Override
  public Integer getChecksum() {
    return 1;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }
}
