package io.batchdesk.rows;

import io.batchdesk.JobStepResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * What people should know about the texts of an export.
 *
 * @param guarded how many got an apostrophe, so that no spreadsheet takes them for formulas
 * @param formulas how many a spreadsheet would take for formulas, written as they are
 * @param cut how many were longer than a cell can be
 */
record Remarks(long guarded, long formulas, long cut) {

  static final Remarks NONE = new Remarks(0, 0, 0);

  Remarks and(Remarks more) {
    return new Remarks(guarded + more.guarded, formulas + more.formulas, cut + more.cut);
  }

  /** Tells them as facts about the result; texts as they are in each case. */
  JobStepResponse tell(JobStepResponse response, List<Export<?>> exports, RowTexts texts) {
    List<String> said = new ArrayList<>();
    if (guarded > 0) {
      said.add(texts.say("export.guarded", guarded));
    }
    if (exports.stream().anyMatch(Remarks::leavesFormulas)) {
      said.add(texts.say("export.as_they_are", formulas));
    }
    JobStepResponse told =
        said.isEmpty() ? response : response.field("formulas", String.join("; ", said));
    return cut == 0
        ? told
        : told.field("longTexts", texts.say("export.cut", cut, XlsxCells.LONGEST));
  }

  private static boolean leavesFormulas(Export<?> export) {
    return export.format() instanceof CsvFormat csv && !csv.spreadsheetSafe();
  }
}
