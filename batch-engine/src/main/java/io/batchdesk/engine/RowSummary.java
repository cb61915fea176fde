package io.batchdesk.engine;

/**
 * What a job has said of the rows that it reads.
 *
 * @param preview what pre-processing said would happen; null if nothing
 * @param errors how many errors rows of its files had
 * @param differences how many values it would change, or has changed
 * @param repeats the job whose failed rows it reads again; null if none, and it may be gone
 */
public record RowSummary(String preview, long errors, long differences, String repeats) {

  /** Of a job that reads no rows. */
  public static final RowSummary NONE = new RowSummary(null, 0, 0, null);
}
