package io.batchdesk.it.nodes.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The lines of a ledger's file, and what the file of an undisturbed job is. */
public final class Lines {

  static final String HEADER = "unit,value\r\n";
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private Lines() {}

  static String value(long unit) {
    return Long.toHexString((unit + 1) * SPREAD);
  }

  static String of(long unit) {
    return unit + "," + value(unit) + "\r\n";
  }

  /** The hash of the whole file. */
  public static String sha256(long units) {
    StringBuilder file = new StringBuilder("\uFEFF").append(HEADER);
    for (long unit = 0; unit < units; unit++) {
      file.append(of(unit));
    }
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(file.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
