package io.batchdesk.engine;

/**
 * Adapts how many units a step is asked for to the time that steps take: it starts at 50 and at
 * most doubles per step towards the target time.
 */
final class BatchSize {

  static final int FIRST = 50;

  private BatchSize() {}

  /**
   * The batch size for the next step.
   *
   * @param asked the batch size of the step that was done
   * @param millis how long it took
   * @param targetMillis how long a step should take
   * @param most the type's maximum
   */
  static int next(int asked, long millis, int targetMillis, int most) {
    double fitting = asked * (double) targetMillis / Math.max(1, millis);
    long next = Math.round(Math.min(fitting, 2.0 * asked));
    return (int) Math.max(1, Math.min(next, most));
  }
}
