package io.batchdesk;

/** How much a message matters to the person who reads the job's log. */
public enum Severity {
  /** What happened, as expected. */
  INFO,
  /** Something to look at later; the job goes on. */
  WARNING,
  /** Something went wrong. */
  ERROR
}
