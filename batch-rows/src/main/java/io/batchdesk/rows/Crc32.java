package io.batchdesk.rows;

/** The checksum of ZIP, which a later step can go on with; that of the JDK cannot. */
final class Crc32 {

  private static final int[] TABLE = new int[256];

  static {
    for (int n = 0; n < TABLE.length; n++) {
      int c = n;
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        c = (c & 1) == 1 ? 0xEDB88320 ^ (c >>> 1) : c >>> 1;
      }
      TABLE[n] = c;
    }
  }

  private Crc32() {}

  /** The checksum of what was there and these bytes; that of nothing is 0. */
  static int of(int before, byte[] bytes) {
    int c = ~before;
    for (byte b : bytes) {
      c = TABLE[(c ^ b) & 0xFF] ^ (c >>> 8);
    }
    return ~c;
  }
}
