package io.batchdesk.launcher;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** Four groups of five letters and digits, none of which looks like another: 98 bits. */
final class MadeUpPassword {

  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int GROUPS = 4;
  private static final int GROUP_LENGTH = 5;

  private MadeUpPassword() {}

  static String next() {
    return next(new SecureRandom());
  }

  static String next(RandomGenerator random) {
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < GROUPS * GROUP_LENGTH; i++) {
      if (i > 0 && i % GROUP_LENGTH == 0) {
        password.append('-');
      }
      password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return password.toString();
  }
}
