package io.batchdesk.engine;

import java.time.Instant;

/**
 * Why an active job does not move.
 *
 * @param since when it began; null if unknown
 * @param text more about it in a sentence, or null
 */
public record JobWait(Reason reason, Instant since, String text) {

  /** What the job waits for. */
  public enum Reason {
    /** No live application runs its type. */
    APPLICATION,
    /** Its files cannot be stored or read now; the text says why. */
    STORE,
    /** As many jobs of its type run as may run at once. */
    TURN,
    /** Its step should long be done; the text names the engine that it hangs on. */
    HANGS
  }
}
