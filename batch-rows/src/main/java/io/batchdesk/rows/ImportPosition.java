package io.batchdesk.rows;

/**
 * Where an import stands, as the state of its job.
 *
 * @param phase what is being done
 * @param shape how the file is written
 * @param survey of the bytes that were scanned
 * @param offset the first byte that was not read
 * @param row the number of the row before it
 * @param rows how many rows there are, empty ones not counted
 * @param counts of this phase
 * @param checked what the preview found without trying to write
 * @param preview what the preview found
 * @param failed how many rows stand in the file of failed rows
 */
record ImportPosition(
    Phase phase,
    CsvShape shape,
    FileSurvey survey,
    long offset,
    long row,
    long rows,
    ImportCounts counts,
    ImportCounts checked,
    ImportCounts preview,
    long failed) {

  enum Phase {
    /** All bytes are looked at: how many rows, which encoding. */
    SCAN,
    /** All rows are checked, and tried out in a dry run. */
    PREVIEW,
    /** The preview found too many bad rows: they are written into a file. */
    REFUSED,
    /** A person has confirmed: all rows are compared once more. */
    COMPARE,
    /** The data has changed since, and too many rows are bad now: they are written into a file. */
    REFUSED_SINCE,
    /** The data has changed since; a person was asked. */
    ASKED,
    /** Rows are written. */
    IMPORT
  }

  static ImportPosition begin(CsvShape shape, FileSurvey ofHeader) {
    return new ImportPosition(
        Phase.SCAN,
        shape,
        ofHeader,
        shape.body(),
        1,
        0,
        ImportCounts.NONE,
        ImportCounts.NONE,
        ImportCounts.NONE,
        0);
  }

  /** After some more rows were scanned. */
  ImportPosition scanned(FileSurvey more, long newOffset, long newRow, long moreRows) {
    return new ImportPosition(
        phase, shape, more, newOffset, newRow, rows + moreRows, counts, checked, preview, failed);
  }

  /** At the first row, to do something else; what was counted is kept as what was found. */
  ImportPosition again(Phase next, CsvShape as) {
    boolean previewed = phase == Phase.PREVIEW;
    return new ImportPosition(
        next,
        as,
        FileSurvey.NOTHING,
        as.body(),
        1,
        rows,
        ImportCounts.NONE,
        checked,
        previewed ? counts : preview,
        0);
  }

  /** The same place in another phase. */
  ImportPosition in(Phase other) {
    return new ImportPosition(
        other, shape, survey, offset, row, rows, counts, checked, preview, failed);
  }

  /** After some more rows were looked at. */
  ImportPosition after(
      long newOffset, long newRow, ImportCounts more, ImportCounts moreChecked, long moreFailed) {
    return new ImportPosition(
        phase,
        shape,
        survey,
        newOffset,
        newRow,
        rows,
        counts.and(more),
        checked.and(moreChecked),
        preview,
        failed + moreFailed);
  }
}
