package io.batchdesk.rows;

/**
 * What an import would do, or did.
 *
 * @param created things that are new
 * @param updated things that change
 * @param unchanged things that are as the file has them
 * @param refused rows that cannot be imported
 */
public record ImportCounts(long created, long updated, long unchanged, long refused) {

  static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0);

  ImportCounts and(ImportCounts more) {
    return new ImportCounts(
        created + more.created,
        updated + more.updated,
        unchanged + more.unchanged,
        refused + more.refused);
  }

  /**
   * These counts of rows that were checked, less what the database refused in the preview: it is
   * going to refuse it again.
   *
   * @param checked what the preview found by checking
   * @param preview what it found in all
   */
  ImportCounts asTriedOut(ImportCounts checked, ImportCounts preview) {
    return new ImportCounts(
        Math.max(0, created - (checked.created - preview.created)),
        Math.max(0, updated - (checked.updated - preview.updated)),
        unchanged,
        refused + preview.refused - checked.refused);
  }

  /** Whether anything is to be written. */
  boolean changesNothing() {
    return created == 0 && updated == 0;
  }
}
