package io.batchdesk.rows;

/** How a table is written. */
public sealed interface TableFormat permits CsvFormat, XlsxFormat {

  /** The media type of the file. */
  String mediaType();
}
