package io.batchdesk.rows;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.batchdesk.JobOutput;
import io.batchdesk.JobParameters;
import io.batchdesk.RowError;
import io.batchdesk.Upload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The file in which a person finds the rows that were refused, to correct and upload again. */
final class FailedRowsFile {

  /** More are only counted. */
  static final long MOST = 200_000;

  /** A spreadsheet would take the plus of a phone number away. */
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+([.,][0-9]+)*");

  private static final int LONGEST_NAME = 150;

  private FailedRowsFile() {}

  /**
   * Writes refused rows, and the header if they are the first.
   *
   * @return how many were written
   */
  static <R> long write(
      JobParameters job, Upload upload, ImportPosition position, List<ReadRow<R>> bad)
      throws IOException {
    List<ReadRow<R>> written = bad.stream().limit(MOST - position.failed()).toList();
    if (written.isEmpty()) {
      return 0;
    }
    String name = name(job.upload(upload).name());
    JobOutput output = job.failedRows(upload, name, CsvFormat.SPREADSHEET.mediaType());
    boolean first = output.length() == 0;
    var writer = output.writer();
    if (first) {
      writer.write('\uFEFF');
    }
    CsvWriter csv =
        CsvWriter.builder()
            .fieldSeparator(position.shape().separator())
            .lineDelimiter(LineDelimiter.CRLF)
            .quoteStrategy(Quotes.OF_ROWS)
            .build(writer);
    if (first) {
      csv.writeRecord(header(position.shape().header()));
    }
    List<String> titles = position.shape().header();
    written.forEach(row -> csv.writeRecord(cells(row, titles)));
    csv.flush();
    return written.size();
  }

  /** With the ending that the job has accepted, so that it accepts this file, too. */
  private static String name(String uploaded) {
    int point = uploaded.lastIndexOf('.');
    String stem = point > 0 ? uploaded.substring(0, point) : uploaded;
    String ending =
        point > 0 && uploaded.length() - point < 10 ? uploaded.substring(point) : ".csv";
    int end = Math.min(stem.length(), LONGEST_NAME);
    // Half a surrogate pair is no name of a file.
    end -= end < stem.length() && Character.isHighSurrogate(stem.charAt(end - 1)) ? 1 : 0;
    return stem.substring(0, end) + "-failed-rows" + ending;
  }

  private static List<String> header(List<String> titles) {
    List<String> all = new ArrayList<>(ImportHeader.OWN);
    titles.stream().filter(title -> !isOwn(title)).map(SpreadsheetText::safe).forEach(all::add);
    return all;
  }

  private static long others(List<String> titles) {
    return titles.stream().filter(title -> !isOwn(title)).count();
  }

  private static boolean isOwn(String title) {
    return ImportHeader.OWN.contains(FileStart.lower(title));
  }

  private static List<String> cells(ReadRow<?> row, List<String> titles) {
    List<String> all = new ArrayList<>();
    all.add(String.valueOf(row.number()));
    all.add(
        SpreadsheetText.safe(
            row.errors().stream()
                .map(RowError::column)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(", "))));
    all.add(
        SpreadsheetText.safe(
            row.errors().stream().map(RowError::message).collect(Collectors.joining(" "))));
    List<String> cells = row.raw().cells();
    for (int i = 0; i < cells.size(); i++) {
      if (i >= titles.size() || !isOwn(titles.get(i))) {
        all.add(safe(cells.get(i)));
      }
    }
    // What is missing stays missing: filled up, the row could be imported as it is. So could one
    // that was damaged, if it had as many cells as the header.
    while (row.raw().problem() != null && all.size() <= ImportHeader.OWN.size() + others(titles)) {
      all.add("");
    }
    return all;
  }

  /** Read again it is the same, and a spreadsheet runs nothing; numbers stay numbers. */
  private static String safe(String cell) {
    String meant = SpreadsheetText.original(cell);
    return NUMBER.matcher(meant).matches() ? meant : SpreadsheetText.safe(meant);
  }
}
