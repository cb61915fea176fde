package io.batchdesk.engine;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;

/** How often the engine of a job died, and what the last time was like. */
@Embeddable
class Interruptions {

  @Column(name = "interruptions")
  int number;

  @Column(name = "interrupted_units")
  Long units;

  @Column(name = "interrupted_millis")
  Long millis;

  /**
   * One more.
   *
   * @param processed the units that were committed by then
   * @param lasted from the last committed step to now
   */
  void count(long processed, Duration lasted) {
    number++;
    units = processed;
    millis = Math.max(0, lasted.toMillis());
  }
}
