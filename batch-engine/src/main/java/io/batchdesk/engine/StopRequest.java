package io.batchdesk.engine;

/** A pause or cancel that was asked for and takes effect between two steps. */
public enum StopRequest {
  /** Pause the job. */
  PAUSE,
  /** Cancel the job. */
  CANCEL;

  JobAction action() {
    return this == PAUSE ? JobAction.PAUSE : JobAction.CANCEL;
  }
}
