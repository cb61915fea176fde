package io.batchdesk.test;

import io.batchdesk.JobUpload;
import io.batchdesk.engine.Sha256;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
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
    return HexFormat.of().formatHex(Sha256.begin().digest(bytes));
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
