package io.batchdesk.rows;

import io.batchdesk.JobUpload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds out how a file is written, from how it begins. */
final class FileStart {

  private static final int LOOKED_AT = 4 * 1024;
  private static final int LONGEST_TITLE = 500;
  private static final List<Character> SEPARATORS = List.of(',', ';', '\t');
  private static final List<String> WORKBOOKS = List.of("PK\3\4", "\u00D0\u00CF\u0011\u00E0");

  private final byte[] bytes;

  private FileStart(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Finds out encoding, separator and header.
   *
   * @param titles how columns may be called, in lower case: the separator that finds most is right
   * @throws UnreadableFileException if it is no table of text
   */
  static CsvShape look(JobUpload file, Set<String> titles) throws IOException {
    try (InputStream in = file.open(0)) {
      return new FileStart(in.readNBytes(LOOKED_AT)).shape(file, titles);
    }
  }

  private CsvShape shape(JobUpload file, Set<String> titles) throws IOException {
    if (bytes.length == 0) {
      throw new UnreadableFileException("import.empty", 1, 1);
    }
    String latin = new String(bytes, StandardCharsets.ISO_8859_1);
    if (WORKBOOKS.stream().anyMatch(latin::startsWith)) {
      throw new UnreadableFileException("import.workbook", 1, 1);
    }
    CsvShape encoded = encoding(latin);
    if (!encoded.wide() && isNoText()) {
      throw new UnreadableFileException("import.no_text", 1, 1);
    }
    CsvShape best = null;
    long bestFound = -1;
    for (char separator : SEPARATORS) {
      CsvShape shape = header(file, encoded, separator);
      long found = shape.header().stream().filter(title -> titles.contains(lower(title))).count();
      long score = found * CsvRows.MOST_CELLS * 2 + shape.header().size();
      if (score > bestFound) {
        best = shape;
        bestFound = score;
      }
    }
    return requireTitles(best);
  }

  /** Only of the best: read with another separator, a whole header is one title. */
  private static CsvShape requireTitles(CsvShape shape) {
    if (shape.header().stream().anyMatch(title -> title.length() > LONGEST_TITLE)) {
      throw new UnreadableFileException("import.long_title", 1, LONGEST_TITLE);
    }
    return shape;
  }

  /** Reads the header once more, in the encoding that the whole file turned out to have. */
  static CsvShape again(JobUpload file, CsvShape shape) throws IOException {
    return requireTitles(withHeader(shape, firstRow(file, shape)));
  }

  /**
   * What the bytes of the header say of the encoding: in the rows there may be none beyond ASCII.
   */
  static FileSurvey survey(JobUpload file, CsvShape shape) throws IOException {
    return shape.charset().equals(StandardCharsets.ISO_8859_1.name())
        ? survey(firstRow(file, shape))
        : FileSurvey.NOTHING;
  }

  private static FileSurvey survey(CsvRow first) {
    return FileSurvey.NOTHING.and(String.join(",", first.cells()));
  }

  static String lower(String title) {
    return title.strip().toLowerCase(Locale.ROOT);
  }

  private static CsvShape encoding(String latin) {
    if (latin.startsWith("\u00EF\u00BB\u00BF")) {
      return begun(StandardCharsets.UTF_8.name(), 3);
    }
    if (latin.startsWith("\u00FF\u00FE")) {
      return begun(StandardCharsets.UTF_16LE.name(), 2);
    }
    if (latin.startsWith("\u00FE\u00FF")) {
      return begun(StandardCharsets.UTF_16BE.name(), 2);
    }
    if (nulsAt(latin, 1) > latin.length() / 4) {
      return begun(StandardCharsets.UTF_16LE.name(), 0);
    }
    if (nulsAt(latin, 0) > latin.length() / 4) {
      return begun(StandardCharsets.UTF_16BE.name(), 0);
    }
    return begun(StandardCharsets.ISO_8859_1.name(), 0);
  }

  private static CsvShape begun(String charset, int begin) {
    return new CsvShape(charset, ',', begin, List.of(), begin);
  }

  /** Every second byte of Western text in UTF-16 is zero. */
  private static long nulsAt(String latin, int first) {
    long nuls = 0;
    for (int i = first; i < latin.length(); i += 2) {
      nuls += latin.charAt(i) == 0 ? 1 : 0;
    }
    return nuls;
  }

  private boolean isNoText() {
    int controls = 0;
    for (byte b : bytes) {
      controls += b >= 0 && b < ' ' && b != '\t' && b != '\r' && b != '\n' ? 1 : 0;
    }
    return controls > 3 && controls * 50 > bytes.length;
  }

  private static CsvShape header(JobUpload file, CsvShape encoded, char separator)
      throws IOException {
    CsvShape shape =
        new CsvShape(encoded.charset(), separator, encoded.begin(), List.of(), encoded.begin());
    CsvRow first = firstRow(file, shape);
    if (shape.charset().equals(StandardCharsets.ISO_8859_1.name())) {
      first = firstRow(file, shape.in(survey(first).charset()));
    }
    return withHeader(shape, first);
  }

  private static CsvShape withHeader(CsvShape shape, CsvRow first) {
    List<String> titles = first.cells().stream().map(SpreadsheetText::original).toList();
    return new CsvShape(shape.charset(), shape.separator(), shape.begin(), titles, first.end());
  }

  private static CsvRow firstRow(JobUpload file, CsvShape shape) throws IOException {
    try (CsvRows rows = new CsvRows(file.open(shape.begin()), shape, shape.begin(), 0)) {
      CsvRow first = rows.next();
      return first == null ? new CsvRow(1, shape.begin(), List.of(""), null) : first;
    }
  }
}
