package io.batchdesk.test;

/**
 * Where a run is disturbed.
 *
 * @param commit the commit's number, from 1
 */
record CrashPoint(Kind kind, int commit) {

  /** How it is disturbed. */
  enum Kind {
    /** A crash right before the commit: the step is taken back, and a fresh handler goes on. */
    BEFORE("a crash before the commit"),
    /** A crash right after the commit: a fresh handler goes on. */
    AFTER("a crash after the commit"),
    /** The commit fails: the step is taken back, and the same handler tries again. */
    FAILED("a failed commit");

    final String words;

    Kind(String words) {
      this.words = words;
    }
  }
}
