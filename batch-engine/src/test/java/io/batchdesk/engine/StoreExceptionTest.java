package io.batchdesk.engine;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class StoreExceptionTest {

  @Test
  void theWordOfAStoreIsFoundBehindWhatAHandlerMadeOfIt() {
    StoreException store = StoreException.cannotWrite(new IOException("No space left on device"));

    assertThat(StoreException.behind(new IllegalStateException(new UncheckedIOException(store))))
        .containsSame(store);
  }

  @Test
  void aDatabaseWhoseDiskIsFullIsNoFaultOfTheStep() {
    assertThat(StoreException.behind(refused("53100"))).isPresent();
    assertThat(StoreException.behind(refused("90031"))).isPresent();
    assertThat(StoreException.behind(refused("23505"))).isEmpty();
    assertThat(StoreException.behind(new SQLException("no state"))).isEmpty();
  }

  private static Exception refused(String state) {
    return new PersistenceException(new SQLException("refused", state));
  }
}
