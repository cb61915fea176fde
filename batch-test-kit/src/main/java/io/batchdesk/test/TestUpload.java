package io.batchdesk.test;

import io.batchdesk.JobUpload;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** An uploaded file in memory. */
final class TestUpload implements JobUpload {

  private final String name;
  private final byte[] bytes;

  TestUpload(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String mediaType() {
    return "application/octet-stream";
  }

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Each Java has SHA-256", e);
    }
  }

  @Override
  public InputStream open(long from) {
    if (from < 0 || from > bytes.length) {
      throw new IllegalArgumentException(
          "The upload %s has %d bytes; it cannot be opened at %d"
              .formatted(name, bytes.length, from));
    }
    return new ByteArrayInputStream(bytes, (int) from, bytes.length - (int) from);
  }
}
