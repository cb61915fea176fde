package io.batchdesk.ui.console;

import io.batchdesk.RowDifference;
import io.batchdesk.RowError;
import io.batchdesk.engine.Caller;
import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.JobStatus;
import io.batchdesk.engine.RowFindings;
import java.util.List;

/**
 * What a job has said of the rows that it reads, a page of it.
 *
 * @param errors refused rows
 * @param errorWords how many there are
 * @param errorPage which page of them, from 1
 * @param errorRange which of them these are
 * @param more whether there is a page after it
 * @param differences the first values that would change
 * @param differenceWords how many there are
 * @param differenceTitle whether they would change, or what they were and are
 * @param repeatedBy the job that reads the refused rows once more, or null
 */
public record JobFindings(
    List<RowError> errors,
    String errorWords,
    int errorPage,
    String errorRange,
    boolean more,
    List<RowDifference> differences,
    String differenceWords,
    String differenceTitle,
    String repeatedBy) {

  static final JobFindings NONE =
      new JobFindings(List.of(), null, 1, null, false, List.of(), null, null, null);

  private static final int ERRORS = 50;
  private static final int DIFFERENCES = 200;

  /** Reads them; none if the job has none, or the caller may not see what is in its files. */
  static JobFindings of(
      JobDetails job, RowFindings findings, int page, Texts texts, Caller caller) {
    boolean mine = caller.admin() || caller.name().equals(job.createdBy());
    if (!mine || job.rows().errors() + job.rows().differences() == 0) {
      return NONE;
    }
    RowFindings.Found<RowError> errors =
        findings.errors(job.id(), (page - 1) * ERRORS, ERRORS, caller);
    RowFindings.Found<RowDifference> differences =
        findings.differences(job.id(), 0, DIFFERENCES, caller);
    return new JobFindings(
        errors.rows(),
        words("errors", errors.count(), findings.mostErrors(), texts),
        page,
        range((page - 1) * ERRORS, errors.rows().size(), texts),
        Math.min(errors.count(), findings.mostErrors()) > (long) page * ERRORS,
        differences.rows(),
        words("differences", differences.count(), findings.mostDifferences(), texts),
        texts.of(job.status() == JobStatus.COMPLETED ? "rows.beforeAndAfter" : "rows.differences"),
        errors.count() == 0 ? null : findings.repeatedBy(job.id(), caller).orElse(null));
  }

  private static String range(int before, int rows, Texts texts) {
    return texts.of("rows.range", before + 1, before + rows);
  }

  private static String words(String what, long count, int kept, Texts texts) {
    return count > kept
        ? texts.of("rows." + what + ".kept", count, kept)
        : texts.of("rows." + what + ".count", count);
  }
}
