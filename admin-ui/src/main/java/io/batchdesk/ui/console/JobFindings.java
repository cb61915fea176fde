package io.batchdesk.ui.console;

import io.batchdesk.RowDifference;
import io.batchdesk.RowError;
import io.batchdesk.engine.Caller;
import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.RowFindings;
import java.util.List;

/**
 * What a job has said of the rows that it reads, a page of it.
 *
 * @param errors refused rows
 * @param errorWords how many there are
 * @param errorPage which page of them, from 1
 * @param more whether there is a page after it
 * @param differences the first values that would change
 * @param differenceWords how many there are
 */
public record JobFindings(
    List<RowError> errors,
    String errorWords,
    int errorPage,
    boolean more,
    List<RowDifference> differences,
    String differenceWords) {

  static final JobFindings NONE = new JobFindings(List.of(), null, 1, false, List.of(), null);

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
        Math.min(errors.count(), findings.mostErrors()) > (long) page * ERRORS,
        differences.rows(),
        words("differences", differences.count(), findings.mostDifferences(), texts));
  }

  private static String words(String what, long count, int kept, Texts texts) {
    return count > kept
        ? texts.of("rows." + what + ".kept", count, kept)
        : texts.of("rows." + what + ".count", count);
  }

  /** Whether there is anything to show. */
  public boolean any() {
    return !errors.isEmpty() || !differences.isEmpty();
  }
}
