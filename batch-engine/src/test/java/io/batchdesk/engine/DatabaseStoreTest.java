package io.batchdesk.engine;

import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

class DatabaseStoreTest extends DatabaseStoreContract {

  private final JdbcDataSource database = new JdbcDataSource();

  DatabaseStoreTest() {
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
  }

  @Override
  DataSource database() {
    return database;
  }
}
