package io.batchdesk.rows;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;

/**
 * Writes a ZIP file piece by piece, over several steps. What is compressed depends on the pieces,
 * and nothing else: no clock, no place where a step ended. Used by one thread.
 */
final class ZipFile {

  /** 1980-01-01, the first day that ZIP knows. */
  private static final int DAY = 0x21;

  private static final int LOCAL_HEADER = 0x04034b50;
  private static final int DESCRIPTOR = 0x08074b50;
  private static final int CENTRAL_HEADER = 0x02014b50;
  private static final int END = 0x06054b50;
  private static final short VERSION = 20;

  /** Sizes follow the content; names are UTF-8. */
  private static final short FLAGS = 0x0808;

  private static final short DEFLATED = 8;

  /** Beyond these it would have to be a ZIP64, which not every reader of workbooks takes. */
  private static final long MOST_BYTES = 0xFFFF_FFFFL;

  private static final int MOST_ENTRIES = 0xFFFF;

  /** It would be larger than a ZIP can be. */
  static final class TooLarge extends IOException {

    private static final long serialVersionUID = 1L;

    TooLarge(String message) {
      super(message);
    }
  }

  /**
   * A file in it.
   *
   * @param crc its checksum
   * @param packed its bytes as they are in the ZIP
   * @param size its bytes
   * @param offset where it begins
   */
  record Entry(String name, int crc, long packed, long size, long offset) {}

  /**
   * Where the writing stands.
   *
   * @param entries those that are begun; the last one may be open
   * @param length of the ZIP so far
   */
  record Position(List<Entry> entries, long length) {

    static final Position BEGIN = new Position(List.of(), 0);

    private Entry last() {
      return entries.get(entries.size() - 1);
    }

    private Position with(Entry last, long more) {
      List<Entry> changed = new ArrayList<>(entries.subList(0, entries.size() - 1));
      changed.add(last);
      return new Position(List.copyOf(changed), length + more);
    }
  }

  private final OutputStream stream;
  private Position position;

  ZipFile(OutputStream stream, Position position) {
    this.stream = stream;
    this.position = position;
  }

  Position position() {
    return position;
  }

  /** A whole file. */
  void add(String name, String text) throws IOException {
    begin(name);
    write(text.getBytes(StandardCharsets.UTF_8));
    end();
  }

  void begin(String name) throws IOException {
    if (position.entries().size() == MOST_ENTRIES) {
      throw new TooLarge("A ZIP cannot have more than %d files".formatted(MOST_ENTRIES));
    }
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer header = buffer(30 + bytes.length);
    header.putInt(LOCAL_HEADER).putShort(VERSION).putShort(FLAGS).putShort(DEFLATED);
    header.putShort((short) 0).putShort((short) DAY).putInt(0).putInt(0).putInt(0);
    header.putShort((short) bytes.length).putShort((short) 0).put(bytes);
    List<Entry> entries = new ArrayList<>(position.entries());
    entries.add(new Entry(name, 0, 0, 0, position.length()));
    position = new Position(List.copyOf(entries), position.length() + header.capacity());
    stream.write(header.array());
  }

  /** One piece of the open file, compressed by itself. */
  void write(byte[] piece) throws IOException {
    pack(piece, false);
  }

  private void pack(byte[] piece, boolean last) throws IOException {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try {
      deflater.setInput(piece);
      if (last) {
        deflater.finish();
      }
      byte[] buffer = new byte[64 * 1024];
      int packed = 0;
      int n;
      do {
        n =
            deflater.deflate(
                buffer, 0, buffer.length, last ? Deflater.NO_FLUSH : Deflater.FULL_FLUSH);
        stream.write(buffer, 0, n);
        packed += n;
      } while (n == buffer.length);
      Entry entry = position.last();
      check(entry.name(), entry.size() + piece.length);
      position =
          position.with(
              new Entry(
                  entry.name(),
                  Crc32.of(entry.crc(), piece),
                  entry.packed() + packed,
                  entry.size() + piece.length,
                  entry.offset()),
              packed);
      check("The ZIP", position.length());
    } finally {
      deflater.end();
    }
  }

  private static void check(String what, long bytes) throws TooLarge {
    if (bytes > MOST_BYTES) {
      throw new TooLarge(
          "%s would have more than the %d bytes that are possible".formatted(what, MOST_BYTES));
    }
  }

  /** Ends the open file. */
  void end() throws IOException {
    pack(new byte[0], true);
    Entry entry = position.last();
    ByteBuffer descriptor = buffer(16);
    descriptor.putInt(DESCRIPTOR).putInt(entry.crc()).putInt((int) entry.packed());
    descriptor.putInt((int) entry.size());
    stream.write(descriptor.array());
    position = position.with(entry, descriptor.capacity());
  }

  /** Ends the ZIP. */
  void close() throws IOException {
    long begin = position.length();
    long size = 0;
    for (Entry entry : position.entries()) {
      byte[] header = central(entry);
      stream.write(header);
      size += header.length;
    }
    short number = (short) position.entries().size();
    ByteBuffer end = buffer(22);
    end.putInt(END).putInt(0).putShort(number).putShort(number);
    end.putInt((int) size).putInt((int) begin).putShort((short) 0);
    stream.write(end.array());
    position = new Position(position.entries(), begin + size + end.capacity());
    check("The ZIP", begin + size);
  }

  private static byte[] central(Entry entry) {
    byte[] name = entry.name().getBytes(StandardCharsets.UTF_8);
    ByteBuffer header = buffer(46 + name.length);
    header.putInt(CENTRAL_HEADER).putShort(VERSION).putShort(VERSION).putShort(FLAGS);
    header.putShort(DEFLATED).putShort((short) 0).putShort((short) DAY).putInt(entry.crc());
    header.putInt((int) entry.packed()).putInt((int) entry.size()).putShort((short) name.length);
    header.putShort((short) 0).putShort((short) 0).putShort((short) 0).putShort((short) 0);
    header.putInt(0).putInt((int) entry.offset()).put(name);
    return header.array();
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
