package io.batchdesk.engine;

import java.util.Locale;

/** What a person may ask of a job. */
public enum JobAction {
  /** Let a pre-processed job go on. */
  CONFIRM,
  /** Stop between two steps, to go on later. */
  PAUSE,
  /** Go on after a pause, or after a question with its answer. */
  RESUME,
  /** Stop for good between two steps, and clean up. */
  CANCEL,
  /** Try a failed job again, from its last committed step. */
  RETRY,
  /** Delete the job's files and temporary things. */
  CLEAN_UP,
  /** Delete an ended job altogether, after its cleanup. */
  DELETE;

  /** Whether work goes on by it, so that the role which its type asks for is needed, too. */
  boolean goesOn() {
    return this == CONFIRM || this == RESUME || this == RETRY;
  }

  /** In a sentence: {@code clean up}. */
  Wording words() {
    return Wording.of("action." + name().toLowerCase(Locale.ROOT));
  }
}
