package io.batchdesk.it.desk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/** How long answers took, as those who asked saw it. Several threads may add to it. */
final class Timings {

  private final List<Long> nanos = Collections.synchronizedList(new ArrayList<>());

  /** Does something, and notes how long it took if it came to an end. */
  <T> T time(Callable<T> asked) throws Exception {
    long begin = System.nanoTime();
    T answer = asked.call();
    nanos.add(System.nanoTime() - begin);
    return answer;
  }

  int size() {
    return nanos.size();
  }

  /** The time that such a share of the answers did not exceed, in milliseconds. */
  double millis(double share) {
    List<Long> sorted;
    synchronized (nanos) {
      sorted = nanos.stream().sorted().toList();
    }
    return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * share) - 1)) / 1e6;
  }

  double p99() {
    return millis(0.99);
  }

  double slowest() {
    return millis(1);
  }

  @Override
  public String toString() {
    return "%,d answers: median %.1f ms, p99 %.1f ms, slowest %.1f ms"
        .formatted(size(), millis(0.5), p99(), slowest());
  }
}
