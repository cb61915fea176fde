package io.batchdesk.rows;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the rows of a CSV file of RFC 4180 from any byte on at which one begins, and knows where
 * each ends, so that a step can go on where the last one ended. A quote that does not begin a cell
 * is a character like others. Memory is bounded by the longest row that is allowed. Used by one
 * thread.
 */
final class CsvRows implements Closeable {

  /** The most characters of one row; what is longer is taken for a quote that is not closed. */
  static final int LONGEST = 1_000_000;

  /** A file of failed rows has three more than the one before. */
  static final int MOST_CELLS = 1_000 + ImportHeader.OWN.size();

  private static final int END = -1;
  private static final char REPLACEMENT = '\uFFFD';

  private final InputStream in;
  private final byte[] bytes = new byte[64 * 1024];
  private final Charset charset;
  private final char separator;
  private final boolean wide;
  private final boolean bigEndian;
  private final CharsetEncoder whole = StandardCharsets.UTF_16LE.newEncoder();
  private int at;
  private int filled;
  private long offset;
  private long number;
  private int pushedBack = Integer.MIN_VALUE;
  private char[] cell = new char[256];
  private int length;
  private int rowLength;
  private boolean beyondAscii;
  private String problem;

  /**
   * Begins to read.
   *
   * @param in stands at the first byte of the row
   * @param offset which byte of the file that is
   * @param number of the row before
   */
  CsvRows(InputStream in, CsvShape shape, long offset, long number) {
    this.in = in;
    this.charset = shape.encoding();
    this.separator = shape.separator();
    this.wide = shape.wide();
    this.bigEndian = charset.equals(StandardCharsets.UTF_16BE);
    this.offset = offset;
    this.number = number;
  }

  /**
   * The next row, or null at the end.
   *
   * @throws UnreadableFileException if the rest of the file cannot be told apart
   */
  CsvRow next() throws IOException {
    problem = null;
    int unit = read();
    if (unit == END) {
      return null;
    }
    number++;
    rowLength = 0;
    List<String> cells = new ArrayList<>();
    boolean more = true;
    while (more) {
      length = 0;
      beyondAscii = false;
      unit = unit == '"' ? quoted(read(), cells.size()) : plain(unit, cells.size());
      cells.add(text());
      requireFewCells(cells.size());
      more = unit == separator;
      if (more) {
        unit = read();
      }
    }
    endLine(unit);
    return new CsvRow(number, offset, cells, problem);
  }

  private int plain(int first, int column) throws IOException {
    int unit = first;
    while (unit != END && unit != separator && unit != '\n' && unit != '\r') {
      append(unit, column);
      unit = read();
    }
    return unit;
  }

  private int quoted(int first, int column) throws IOException {
    int unit = first;
    while (true) {
      if (unit == END) {
        throw new UnreadableFileException("import.unclosed", number, column + 1);
      }
      if (unit == '"') {
        unit = read();
        if (unit != '"') {
          return behindQuotes(unit, column);
        }
      }
      append(unit, column);
      unit = read();
    }
  }

  private int behindQuotes(int first, int column) throws IOException {
    if (first != separator && first != '\n' && first != '\r' && first != END) {
      problem = "import.behind_quotes";
    }
    return plain(first, column);
  }

  private void endLine(int unit) throws IOException {
    if (unit == '\r') {
      int next = read();
      if (next != '\n' && next != END) {
        pushBack(next);
      }
    }
  }

  private void append(int unit, int column) {
    if (++rowLength > LONGEST) {
      throw new UnreadableFileException("import.too_long", number, column + 1);
    }
    if (length == cell.length) {
      cell = Arrays.copyOf(cell, length * 2);
    }
    if (unit >= 0x80) {
      beyondAscii = true;
    } else if (unit == 0) {
      problem = "import.nul";
    }
    cell[length++] = (char) unit;
  }

  private void requireFewCells(int cells) {
    if (cells > MOST_CELLS) {
      throw new UnreadableFileException("import.too_many_cells", number, cells);
    }
  }

  private String text() {
    if (wide || !beyondAscii || charset.equals(StandardCharsets.ISO_8859_1)) {
      String text = new String(cell, 0, length);
      if (wide && beyondAscii && !whole.canEncode(text)) {
        problem = "import.wrong_bytes";
      }
      return text;
    }
    byte[] encoded = new byte[length];
    for (int i = 0; i < length; i++) {
      encoded[i] = (byte) cell[i];
    }
    String text = new String(encoded, charset);
    if (text.indexOf(REPLACEMENT) >= 0 && !Arrays.equals(text.getBytes(charset), encoded)) {
      problem = "import.wrong_bytes";
    }
    return text;
  }

  /** A byte, a character of two bytes, or the end. */
  private int read() throws IOException {
    if (pushedBack != Integer.MIN_VALUE) {
      int unit = pushedBack;
      pushedBack = Integer.MIN_VALUE;
      offset += wide ? 2 : 1;
      return unit;
    }
    int first = readByte();
    if (!wide || first == END) {
      return first;
    }
    int second = readByte();
    if (second == END) {
      problem = "import.wrong_bytes";
      return REPLACEMENT;
    }
    return bigEndian ? first << 8 | second : second << 8 | first;
  }

  private void pushBack(int unit) {
    pushedBack = unit;
    offset -= wide ? 2 : 1;
  }

  private int readByte() throws IOException {
    if (at == filled) {
      filled = in.read(bytes);
      at = 0;
      if (filled <= 0) {
        filled = 0;
        return END;
      }
    }
    offset++;
    return bytes[at++] & 0xFF;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
