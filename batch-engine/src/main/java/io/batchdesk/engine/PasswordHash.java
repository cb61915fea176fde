package io.batchdesk.engine;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Hashes passwords with PBKDF2-HMAC-SHA256 and 600,000 rounds (OWASP's figure of 2023), as {@code
 * pbkdf2-sha256$rounds$salt$hash}. Needs nothing but the JDK, because the launcher uses it, too.
 */
public final class PasswordHash {

  private static final String NAME = "pbkdf2-sha256";
  private static final int ROUNDS = 600_000;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 256;

  private PasswordHash() {}

  /** The hash of a password, with a new salt. */
  public static String hash(char[] password) {
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return String.join(
        "$",
        NAME,
        Integer.toString(ROUNDS),
        base64.encodeToString(salt),
        base64.encodeToString(derive(password, salt, ROUNDS)));
  }

  /** Whether the password is the one that was hashed; takes the same time for wrong ones. */
  public static boolean matches(char[] password, String hash) {
    String[] parts = hash.split("\\$");
    if (parts.length != 4 || !parts[0].equals(NAME)) {
      throw new IllegalArgumentException("A stored password hash has an unknown form");
    }
    Base64.Decoder base64 = Base64.getDecoder();
    byte[] derived = derive(password, base64.decode(parts[2]), Integer.parseInt(parts[1]));
    return MessageDigest.isEqual(derived, base64.decode(parts[3]));
  }

  private static byte[] derive(char[] password, byte[] salt, int rounds) {
    PBEKeySpec spec = new PBEKeySpec(password, salt, rounds, HASH_BITS);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has PBKDF2 with HMAC-SHA256", e);
    } finally {
      spec.clearPassword();
    }
  }
}
