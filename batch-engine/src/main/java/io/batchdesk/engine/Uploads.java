package io.batchdesk.engine;

import io.batchdesk.JobUpload;
import io.batchdesk.Upload;
import io.batchdesk.engine.OutputStore.Part;
import io.batchdesk.engine.OutputStore.Published;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Function;

/**
 * Files that are uploaded for jobs, for the host. They lie in the same store as the files that jobs
 * make. An upload that no job was started with goes after a day, any other one after its jobs are
 * cleaned up. Thread-safe.
 */
@ApplicationScoped
public class Uploads {

  private static final System.Logger LOG = System.getLogger(Uploads.class.getName());

  /** What is written at once; a sender that goes away loses no more than its own file. */
  private static final int PIECE = 1024 * 1024;

  private static final long MEGABYTE = 1024L * 1024;

  @Inject EngineSettings settings;
  @Inject OutputStores stores;
  @Inject UploadRecords records;
  @Inject RepeatableRequests requests;

  /**
   * Takes a file. No transaction is open while its bytes come.
   *
   * @param name as people know it; it never becomes a path
   * @param mediaType what it is said to be
   * @param repeatable what the request was when its bytes are known, by their SHA-256; null if the
   *     program does not care whether it comes again
   * @throws Refusal {@code FORBIDDEN} if the caller may not start jobs, {@code INVALID} if the name
   *     cannot be one or the caller has too many uploads, {@code TOO_LARGE} if it is, {@code
   *     UNAVAILABLE} if it cannot be stored at present; nothing is kept then
   * @throws IOException if the bytes cease to come
   */
  public UploadDetails store(
      String name,
      String mediaType,
      InputStream bytes,
      Function<String, RepeatableRequest> repeatable,
      Caller caller)
      throws IOException {
    stores
        .problem()
        .ifPresent(
            problem -> {
              throw new Refusal(Refusal.Kind.UNAVAILABLE, "files_unreachable", null, problem);
            });
    BatchUpload upload = records.begin(name, mediaType, caller);
    boolean stored = false;
    try {
      OutputStore store = stores.of(upload.store);
      List<Part> whole = List.of(new Part(0, receive(upload, bytes)));
      Published file = store.publish(upload.id, 1, 0, whole);
      store.deleteParts(upload.id);
      UploadDetails details =
          requests.once(
              repeatable.apply(file.sha256()),
              caller,
              () -> records.finish(upload.id, file, caller),
              new OfUpload(caller));
      stored = details.id().equals(upload.id);
      return details;
    } catch (StoreException e) {
      throw new Refusal(Refusal.Kind.UNAVAILABLE, "no_room", null, e.wording());
    } finally {
      if (!stored) {
        records.remove(upload.id);
        deleteBytes(upload.id);
      }
    }
  }

  private final class OfUpload implements RepeatableRequests.Repeated<UploadDetails> {

    private final Caller caller;

    OfUpload(Caller caller) {
      this.caller = caller;
    }

    @Override
    public String subject(UploadDetails done) {
      return done.id();
    }

    @Override
    public UploadDetails again(String id) {
      return records.find(id, caller);
    }
  }

  private long receive(BatchUpload upload, InputStream bytes) throws IOException {
    long most = settings.largestUpload() * MEGABYTE;
    byte[] piece = new byte[PIECE];
    long length = 0;
    for (int read = bytes.readNBytes(piece, 0, PIECE);
        read > 0;
        read = bytes.readNBytes(piece, 0, PIECE)) {
      if (length + read > most) {
        throw new Refusal(
            Refusal.Kind.TOO_LARGE,
            "too_large",
            null,
            Wording.of("upload.too_large", settings.largestUpload()));
      }
      records.append(upload, length, piece, read);
      length += read;
    }
    if (length == 0) {
      records.append(upload, 0, piece, 0);
    }
    return length;
  }

  /** The caller's uploads, newest first; those of everybody for admins. At most 100. */
  public List<UploadDetails> all(Caller caller) {
    return records.of(caller);
  }

  /**
   * One upload.
   *
   * @throws Refusal {@code NOT_FOUND} if there is none that the caller may see
   */
  public UploadDetails find(String id, Caller caller) {
    return records.find(id, caller);
  }

  /**
   * Deletes an upload.
   *
   * @throws Refusal {@code NOT_FOUND} if there is none that the caller may see, {@code CONFLICT} if
   *     a job needs it
   */
  public void delete(String id, Caller caller) {
    records.delete(id, caller);
    deleteBytes(id);
  }

  /** Deletes what is past its time; returns whether there may be more. */
  boolean deleteExpired() {
    List<String> ids = records.removeExpired();
    ids.forEach(this::deleteBytes);
    return !ids.isEmpty();
  }

  /** After the commit: if it does not work now, the sweep of files does it later. */
  private void deleteBytes(String id) {
    try {
      stores.delete(id);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "Upload " + id + ": its bytes could not be deleted yet", e);
    }
  }

  /** An upload for the handler of a job that was started with it. */
  JobUpload ofJob(Upload upload, String jobId) {
    BatchUpload row =
        records
            .ofJob(upload.id(), jobId)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "Job %s was not started with the upload %s, or is cleaned up"
                            .formatted(jobId, Text.quote(upload.id()))));
    return new StoredUpload(row, stores.of(row.store));
  }

  private record StoredUpload(BatchUpload row, OutputStore store) implements JobUpload {

    @Override
    public String name() {
      return row.name;
    }

    @Override
    public String mediaType() {
      return row.mediaType;
    }

    @Override
    public long size() {
      return row.length;
    }

    @Override
    public String sha256() {
      return row.sha256;
    }

    @Override
    public InputStream open(long from) throws IOException {
      if (from < 0 || from > row.length) {
        throw new IllegalArgumentException(
            "The upload %s has %d bytes; it cannot be opened at %d"
                .formatted(row.id, row.length, from));
      }
      return store.open(row.id, row.file, List.of(new Part(0, row.length)), from);
    }
  }
}
