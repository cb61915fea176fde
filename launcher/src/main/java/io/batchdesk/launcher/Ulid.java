package io.batchdesk.launcher;

import java.math.BigInteger;
import java.security.SecureRandom;

/** Ids as the engine makes them, in the order of their times; its library is not here. */
final class Ulid {

  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 26;
  private static final int RANDOM_BITS = 80;

  private Ulid() {}

  static String at(long millis) {
    BigInteger number =
        BigInteger.valueOf(millis)
            .shiftLeft(RANDOM_BITS)
            .or(new BigInteger(RANDOM_BITS, new SecureRandom()));
    StringBuilder id = new StringBuilder();
    number
        .toString(DIGITS.length())
        .chars()
        .forEach(digit -> id.append(DIGITS.charAt(Character.digit(digit, DIGITS.length()))));
    return "0".repeat(LENGTH - id.length()) + id;
  }
}
