package io.batchdesk.engine;

import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.util.HexFormat;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/** Makes the key that signs links, once per database, also when two nodes start together. */
class LinkKeyMigration implements JavaMigration {

  static final String SETTING = "link-key";
  private static final int KEY_BYTES = 32;

  @Override
  public void migrate(Context context) throws Exception {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    try (PreparedStatement insert =
        context.getConnection().prepareStatement("insert into batch_setting values (?, ?)")) {
      insert.setString(1, SETTING);
      insert.setString(2, HexFormat.of().formatHex(key));
      insert.executeUpdate();
    }
  }

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("2");
  }

  @Override
  public String getDescription() {
    return "link key";
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
