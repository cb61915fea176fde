package io.batchdesk.engine;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;

/** When the progress of a job was noted last, and how often it is. */
@Embeddable
class Sampling {

  private static final long OFTEN = 1000;

  /** So many samples are left when every other one is dropped. */
  private static final int HALF = 60;

  @Column(name = "sample_number")
  long number;

  @Column(name = "sample_millis")
  long millis = OFTEN;

  @Column(name = "sampled_at")
  Instant at;

  /**
   * Whether enough time has passed, counted from the beginning of the work for the first one: a
   * short job has none.
   */
  boolean due(Instant began, Instant now) {
    Instant last = at == null ? began : at;
    return Duration.between(last, now).toMillis() >= millis;
  }

  void take(Instant now) {
    number++;
    at = now;
  }

  /** Whether there are so many that every other one can go. */
  boolean full() {
    return number >= 2 * HALF && number % HALF == 0;
  }

  void halve() {
    millis *= 2;
  }
}
