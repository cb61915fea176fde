package io.batchdesk.engine;

import io.batchdesk.engine.ParameterSchema.Field;
import java.util.List;
import java.util.Locale;

/** Checks which file was given, by the end of its name; what is in it only the handler can tell. */
final class FileCheck {

  private static final List<String> WORKBOOKS = List.of(".xlsx", ".xls", ".ods");

  private FileCheck() {}

  /**
   * Lets only a file go on that the parameter takes.
   *
   * @param label what the parameter is called
   * @throws Refusal {@code UNSUPPORTED_FILE} naming the file and what is taken
   */
  static void check(Field field, Wording label, String file) {
    if (!field.accepts(file)) {
      throw new Refusal(
          Refusal.Kind.UNSUPPORTED_FILE,
          "unsupported_file",
          field.name(),
          Wording.of(
              savedAsCsv(field, file) ? "upload.workbook" : "upload.not_accepted",
              label,
              Text.echo(file),
              Wording.joined("or", field.accept())));
    }
  }

  /** A spreadsheet can make a file of it that is taken. */
  private static boolean savedAsCsv(Field field, String file) {
    String name = file.toLowerCase(Locale.ROOT);
    return field.accept().contains(".csv") && WORKBOOKS.stream().anyMatch(name::endsWith);
  }
}
