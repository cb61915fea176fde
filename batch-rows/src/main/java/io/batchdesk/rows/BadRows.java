package io.batchdesk.rows;

/**
 * What an import does about rows that it has to refuse, and how many it bears. Immutable.
 *
 * @param action what it does
 * @param rows the most rows that are left out before the job fails
 * @param percent the most of a hundred rows that are left out before the job fails
 */
public record BadRows(OnBadRow action, long rows, double percent) {

  /**
   * A policy.
   *
   * @throws IllegalArgumentException if a limit is negative
   */
  public BadRows {
    if (rows < 0 || percent < 0) {
      throw new IllegalArgumentException(
          "An import cannot leave out %d rows or %s %%; give 0 or more".formatted(rows, percent));
    }
  }

  /** This action, however many rows it is about. */
  public static BadRows of(OnBadRow action) {
    return new BadRows(action == null ? OnBadRow.SKIP : action, Long.MAX_VALUE, 100);
  }

  /** Leaves them out, up to a number. */
  public static BadRows skipUpTo(long rows) {
    return new BadRows(OnBadRow.SKIP, rows, 100);
  }

  /** Leaves them out, up to a share of all rows. */
  public static BadRows skipUpToPercent(double percent) {
    return new BadRows(OnBadRow.SKIP, Long.MAX_VALUE, percent);
  }

  /** Whether that many bad rows of a file are too many before any is imported. */
  boolean forbids(long bad, long all) {
    return bad > 0
        && (action != OnBadRow.SKIP || bad > rows || bad * 100.0 > percent * Math.max(1, all));
  }
}
