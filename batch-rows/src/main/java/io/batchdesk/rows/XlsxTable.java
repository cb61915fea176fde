package io.batchdesk.rows;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Writes rows as a workbook, piece by piece. */
final class XlsxTable<R> implements TableWriter<R> {

  /** So many rows a sheet can have. */
  static final int MOST_ROWS = 1_048_576;

  private static final int PIECE = 24 * 1024;

  private final XlsxFormat format;
  private final XlsxCells<R> cells;
  private final ZipFile zip;
  private final int mostRows;
  private final ByteArrayOutputStream rest = new ByteArrayOutputStream(2 * PIECE);
  private int sheets;
  private int rows;

  XlsxTable(Columns<R> columns, XlsxFormat format, OutputStream stream, Workbook workbook)
      throws IOException {
    this(columns, format, stream, workbook, MOST_ROWS);
  }

  XlsxTable(
      Columns<R> columns, XlsxFormat format, OutputStream stream, Workbook workbook, int mostRows)
      throws IOException {
    this.format = format;
    this.mostRows = mostRows;
    cells = new XlsxCells<>(columns);
    zip = new ZipFile(stream, workbook == null ? ZipFile.Position.BEGIN : workbook.zip());
    if (workbook == null) {
      beginSheet();
    } else {
      sheets = workbook.sheets();
      rows = workbook.rows();
      rest.writeBytes(workbook.rest().getBytes(ISO_8859_1));
    }
  }

  private void beginSheet() throws IOException {
    sheets++;
    rows = 1;
    zip.begin("xl/worksheets/sheet" + sheets + ".xml");
    append(XlsxParts.SHEET_BEGIN + cells.head());
  }

  @Override
  public void write(R row) throws IOException {
    if (rows == mostRows) {
      endSheet();
      beginSheet();
    }
    rows++;
    append(cells.row(row, rows));
  }

  private void append(String xml) throws IOException {
    rest.writeBytes(xml.getBytes(UTF_8));
    if (rest.size() >= PIECE) {
      writePieces();
    }
  }

  private void writePieces() throws IOException {
    byte[] bytes = rest.toByteArray();
    int from = 0;
    for (; bytes.length - from >= PIECE; from += PIECE) {
      zip.write(Arrays.copyOfRange(bytes, from, from + PIECE));
    }
    rest.reset();
    rest.write(bytes, from, bytes.length - from);
  }

  private void endSheet() throws IOException {
    append(XlsxParts.SHEET_END);
    zip.write(rest.toByteArray());
    rest.reset();
    zip.end();
  }

  @Override
  public Workbook end(boolean last) throws IOException {
    if (!last) {
      return new Workbook(zip.position(), sheets, rows, rest.toString(ISO_8859_1));
    }
    endSheet();
    List<String> names = new ArrayList<>();
    for (int n = 1; n <= sheets; n++) {
      names.add(n == 1 ? format.sheet() : format.sheet() + " " + n);
    }
    for (Map.Entry<String, String> part : XlsxParts.of(names, cells.patterns()).entrySet()) {
      zip.add(part.getKey(), part.getValue());
    }
    zip.close();
    return null;
  }

  @Override
  public Remarks remarks() {
    return new Remarks(0, 0, cells.cut());
  }
}
