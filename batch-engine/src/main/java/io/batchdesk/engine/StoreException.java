package io.batchdesk.engine;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/**
 * A store takes or gives nothing at present, and the job is not to blame: the disk is full, or the
 * directory is another one. The job waits and shows this message; no attempt is counted.
 */
class StoreException extends IOException {

  private static final long serialVersionUID = 1L;

  /** PostgreSQL's word for a full disk, and H2's two for a file that cannot be written. */
  private static final Set<String> DISK_FULL = Set.of("53100", "90028", "90031");

  /** The word of a store, or of a database whose disk is full, behind an error. */
  static Optional<StoreException> behind(Throwable error) {
    return Causes.of(error).flatMap(at -> word(at, error).stream()).findFirst();
  }

  private static Optional<StoreException> word(Throwable at, Throwable error) {
    if (at instanceof StoreException found) {
      return Optional.of(found);
    }
    return at instanceof SQLException refused && isDiskFull(refused)
        ? Optional.of(databaseFull(error))
        : Optional.empty();
  }

  static boolean isDiskFull(SQLException error) {
    return error.getSQLState() != null && DISK_FULL.contains(error.getSQLState());
  }

  private final transient Wording wording;

  StoreException(Wording wording) {
    this(wording, null);
  }

  StoreException(Wording wording, Throwable cause) {
    super(wording.inEnglish(), cause);
    this.wording = wording;
  }

  static StoreException databaseFull(Throwable cause) {
    return new StoreException(Wording.of("store.database_full"), cause);
  }

  /** Mostly a full disk; the system's own words tell what. */
  static StoreException cannotWrite(IOException cause) {
    return new StoreException(Wording.of("store.cannot_write", reason(cause)), cause);
  }

  /** Without the path, which is nothing for a page. */
  static Wording reason(IOException e) {
    if (e instanceof StoreException store) {
      return store.wording;
    }
    if (e instanceof FileSystemException file) {
      String reason = file.getReason();
      return Wording.said(reason == null ? e.getClass().getSimpleName() : reason);
    }
    return Wording.said(e.getMessage());
  }

  /** What the job waits for. */
  Wording wording() {
    return wording;
  }
}
