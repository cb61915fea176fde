package io.batchdesk.rows;

/** What an import does about rows that it has to refuse. */
public enum OnBadRow {
  /** Leaves them out, and gives them back as a file. */
  SKIP,
  /** Stops at the first one; what was imported before it stays. */
  STOP,
  /** Imports nothing if the preview finds one. */
  ALL_OR_NOTHING
}
