package io.batchdesk.engine;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Random texts that whoever shows them is known by, and what is stored of them. */
final class Secret {

  private static final int BYTES = 32;

  private Secret() {}

  /** A new one, of 256 random bits. */
  static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What is stored: nobody finds 256 random bits by trying, so one SHA-256 is enough. */
  static String hash(String secret) {
    return HexFormat.of().formatHex(Sha256.of(secret));
  }
}
