package io.batchdesk.ui.console;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Names one rendered form, so that two clicks on it start one job. */
final class Once {

  static final String PARAMETER = "once";

  private static final int BYTES = 16;

  private Once() {}

  /** What the form was rendered with; a new one if there was none. */
  static String of(String posted) {
    if (posted != null && posted.matches("[0-9a-f]{32}")) {
      return posted;
    }
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
