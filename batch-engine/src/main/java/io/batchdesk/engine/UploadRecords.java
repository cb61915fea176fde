package io.batchdesk.engine;

import com.github.f4b6a3.ulid.UlidCreator;
import io.batchdesk.engine.OutputStore.Part;
import io.batchdesk.engine.OutputStore.PartStream;
import io.batchdesk.engine.OutputStore.Published;
import io.batchdesk.engine.Refusal.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rows of uploads; each method is one transaction, or part of the caller's. */
@ApplicationScoped
class UploadRecords {

  static final String PREFIX = "up_";

  /** How long an upload that no job needs is kept. */
  static final Duration KEPT = Duration.ofHours(24);

  private static final String FORM = PREFIX + "[0-9A-HJKMNP-TV-Z]{26}";
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_TYPE = 100;
  private static final int MOST = 100;
  private static final int AT_ONCE = 100;

  @Inject DatabaseClock clock;
  @Inject OutputStores stores;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  private long count(Caller caller) {
    return entities
        .createQuery("select count(u) from BatchUpload u where u.userName = :user", Long.class)
        .setParameter("user", caller.name())
        .getSingleResult();
  }

  /** A file is on its way. */
  @Transactional
  BatchUpload begin(String name, String mediaType, Caller caller) {
    Access.requireOperator(caller, Wording.of("access.upload"));
    String shown = Text.oneLine(name).strip();
    if (shown.isEmpty() || shown.length() > LONGEST_NAME) {
      throw Refusal.notAllowed("name", Wording.of("upload.name", LONGEST_NAME));
    }
    if (mediaType.length() > LONGEST_TYPE) {
      throw Refusal.notAllowed("Content-Type", Wording.of("upload.type"));
    }
    if (count(caller) >= MOST) {
      throw Refusal.notAllowed("name", Wording.of("upload.too_many", MOST));
    }
    Instant now = clock.now();
    BatchUpload row =
        new BatchUpload(
            PREFIX + UlidCreator.getMonotonicUlid(now.toEpochMilli()),
            caller.name(),
            shown,
            mediaType);
    row.store = stores.current();
    row.createdAt = now;
    row.expiresAt = now.plus(KEPT);
    entities.persist(row);
    return row;
  }

  /** Appends a piece, in a transaction of its own, so that a slow sender holds none. */
  @Transactional(rollbackOn = IOException.class)
  void append(BatchUpload upload, long length, byte[] bytes, int count) throws IOException {
    try (PartStream part = stores.of(upload.store).append(upload.id, 1, new Part(0, length))) {
      part.write(bytes, 0, count);
      part.force();
    }
  }

  /** The file is there. */
  @Transactional
  @Audited("upload")
  UploadDetails finish(String id, Published file, Caller caller) {
    BatchUpload row = locked(id);
    row.file = file.file();
    row.length = file.length();
    row.sha256 = file.sha256();
    return UploadDetails.of(row);
  }

  /** The file will not come. */
  @Transactional
  void remove(String id) {
    BatchUpload row = locked(id);
    if (row != null) {
      entities.remove(row);
    }
  }

  /** The caller's uploads that are there, newest first; those of everybody for admins. */
  @Transactional
  List<UploadDetails> of(Caller caller) {
    return entities
        .createQuery(
            "select u from BatchUpload u where u.file is not null"
                + " and (:all = true or u.userName = :user) order by u.createdAt desc",
            BatchUpload.class)
        .setParameter("all", caller.admin())
        .setParameter("user", caller.name())
        .setMaxResults(MOST)
        .getResultStream()
        .map(UploadDetails::of)
        .toList();
  }

  /** An upload that the caller may see. */
  @Transactional
  UploadDetails find(String id, Caller caller) {
    return UploadDetails.of(visible(id, caller, LockModeType.NONE).orElseThrow(() -> unknown(id)));
  }

  /** Removes an upload that no job needs, so that its bytes can go. */
  @Transactional
  @Audited("delete_upload")
  void delete(String id, Caller caller) {
    BatchUpload row =
        visible(id, caller, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> unknown(id));
    jobOf(id)
        .ifPresent(
            job -> {
              throw new Refusal(
                  Kind.CONFLICT, "needed", null, Wording.of("upload.needed", id, job));
            });
    entities.remove(row);
  }

  private Optional<String> jobOf(String id) {
    return entities
        .createQuery("select u.jobId from BatchUploadUse u where u.uploadId = :id", String.class)
        .setParameter("id", id)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  private static Refusal unknown(String id) {
    return new Refusal(
        Kind.NOT_FOUND, "unknown_upload", null, Wording.of("upload.unknown", Text.echo(id)));
  }

  private Optional<BatchUpload> visible(String id, Caller caller, LockModeType lock) {
    if (!id.matches(FORM)) {
      return Optional.empty();
    }
    return Optional.ofNullable(entities.find(BatchUpload.class, id, lock))
        .filter(row -> row.file != null)
        .filter(row -> caller.admin() || row.userName.equals(caller.name()));
  }

  private BatchUpload locked(String id) {
    return entities.find(BatchUpload.class, id, LockModeType.PESSIMISTIC_WRITE);
  }

  /**
   * Lets a job be started with an upload; locked until the caller's transaction ends, so that it
   * does not go away meanwhile.
   *
   * @return the file's name
   * @throws Refusal {@code INVALID} if there is none that the caller may use
   */
  String require(String field, String id, Caller caller) {
    return visible(id, caller, LockModeType.PESSIMISTIC_WRITE)
        .map(row -> row.name)
        .orElseThrow(
            () ->
                new Refusal(
                    Kind.INVALID,
                    "unknown_upload",
                    field,
                    Wording.of("upload.not_yours", Text.echo(id), KEPT.toHours())));
  }

  /** From now on the job needs these; part of the caller's transaction. */
  void use(Set<String> ids, String jobId) {
    ids.forEach(id -> entities.persist(new BatchUploadUse(id, jobId)));
  }

  /** The job is cleaned up and needs none any more; part of the caller's transaction. */
  void release(String jobId) {
    entities
        .createQuery("delete from BatchUploadUse u where u.jobId = :job")
        .setParameter("job", jobId)
        .executeUpdate();
  }

  /** An upload that a job was started with. */
  @Transactional
  Optional<BatchUpload> ofJob(String id, String jobId) {
    return Optional.ofNullable(
            entities.find(BatchUploadUse.class, new BatchUploadUseKey(id, jobId)))
        .map(use -> entities.find(BatchUpload.class, id));
  }

  /** Removes those past their time that no job needs; returns their ids, whose bytes can go. */
  @Transactional
  List<String> removeExpired() {
    List<BatchUpload> expired =
        entities
            .createQuery(
                "select u from BatchUpload u where u.expiresAt < :now and not exists"
                    + " (select x from BatchUploadUse x where x.uploadId = u.id)",
                BatchUpload.class)
            .setParameter("now", clock.now())
            .setMaxResults(AT_ONCE)
            .getResultList();
    return expired.stream().map(row -> row.id).filter(this::removeUnused).toList();
  }

  /** Looks again with the row locked: a job may have been started with it. */
  private boolean removeUnused(String id) {
    BatchUpload row = locked(id);
    if (row == null || jobOf(id).isPresent()) {
      return false;
    }
    entities.remove(row);
    return true;
  }

  /** Which of these there are. */
  @Transactional
  Set<String> known(Collection<String> ids) {
    return Set.copyOf(
        entities
            .createQuery("select u.id from BatchUpload u where u.id in :ids", String.class)
            .setParameter("ids", ids)
            .getResultList());
  }
}
