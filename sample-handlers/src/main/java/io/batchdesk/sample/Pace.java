package io.batchdesk.sample;

import io.batchdesk.JobStepResponse;
import java.time.Duration;

/**
 * Slows a job down to some units per second without holding a thread: each step does what fits into
 * half a second, and asks to be called again that much later.
 *
 * @param unitsPerSecond null for as fast as possible
 */
record Pace(Integer unitsPerSecond) {

  int unitsOf(int batchSize) {
    return unitsPerSecond == null
        ? batchSize
        : Math.min(batchSize, Math.max(1, unitsPerSecond / 2));
  }

  JobStepResponse next(int units) {
    return unitsPerSecond == null
        ? JobStepResponse.more(units)
        : JobStepResponse.again(Duration.ofNanos(units * 1_000_000_000L / unitsPerSecond), units);
  }
}
