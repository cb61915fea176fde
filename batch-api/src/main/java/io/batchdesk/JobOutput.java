package io.batchdesk;

import java.io.OutputStream;
import java.io.Writer;

/**
 * A file that a job makes, open for appending during one step. What a step appends is committed
 * with the step or vanishes with it. The engine flushes and closes it; it is not thread-safe and
 * not usable after the step.
 */
public interface JobOutput {

  /** The name that the person sees. */
  String name();

  /** The length in bytes so far: the committed steps and what this step has appended. */
  long length();

  /**
   * Appends bytes. Writing throws {@link java.io.IOException} when the disk is full; let it pass,
   * the engine tries the step again.
   */
  OutputStream stream();

  /**
   * Appends text in UTF-8. The same writer during one step; do not mix it with {@link #stream()}.
   */
  Writer writer();
}
