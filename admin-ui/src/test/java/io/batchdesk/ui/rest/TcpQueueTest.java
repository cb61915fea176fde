package io.batchdesk.ui.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TcpQueueTest {

  private static final String[] TABLE = {
    "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid",
    "   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0",
    "   1: 0100007F:1F90 0100007F:9EB6 01 002A5400:00000000 01:00000014 00000000     0",
    "   2: 0100007F:9EB6 0100007F:1F90 01 00000000:0000A588 00:00000000 00000000     0"
  };

  @Test
  void tellsWhatTheClientHasNotAcknowledged() {
    assertThat(look(8080, 0x9EB6)).hasValue(0x2A5400);
  }

  @Test
  void tellsTheTwoEndsOfAConnectionOnOneMachineApart() {
    assertThat(look(0x9EB6, 8080)).hasValue(0);
  }

  @Test
  void knowsNothingOfAConnectionThatIsGone() {
    assertThat(look(8080, 0x9EB7)).isEmpty();
  }

  private static java.util.OptionalLong look(int local, int remote) {
    return TcpQueue.unacknowledged(Stream.of(TABLE), TcpQueue.hex(local), TcpQueue.hex(remote));
  }
}
