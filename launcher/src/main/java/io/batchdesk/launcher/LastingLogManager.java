package io.batchdesk.launcher;

import java.util.logging.LogManager;

/**
 * Goes on logging while the process stops: the JDK's own one ends at the first moment of it, and
 * what jobs and applications say about their end would be lost. Public, because java.util.logging
 * makes it by its name.
 */
public final class LastingLogManager extends LogManager {

  private static final String JDK_CLEANER = "java.util.logging.LogManager$Cleaner";

  public LastingLogManager() {}

  @Override
  public void reset() {
    if (!Thread.currentThread().getClass().getName().equals(JDK_CLEANER)) {
      super.reset();
    }
  }
}
