package io.batchdesk.engine;

import com.github.f4b6a3.ulid.UlidCreator;
import io.batchdesk.engine.Refusal.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Downloads of outputs, for the host: {@link #begin} checks and registers one, {@link
 * DownloadSender#send} sends it. Thread-safe.
 */
@ApplicationScoped
public class Downloads {

  @Inject DatabaseClock clock;
  @Inject OutputStores stores;
  @Inject Claims claims;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  /**
   * A download that may begin.
   *
   * @param id names the download for {@link DownloadSender#send}; null if it was only asked about
   */
  public record Download(
      String id, String jobId, String jobType, String store, String file, OutputDetails output)
      implements AuditSubject {

    @Override
    public String auditSubject() {
      return jobId;
    }

    @Override
    public String auditType() {
      return jobType;
    }
  }

  /**
   * Registers a download, so that cleanup waits for it.
   *
   * @param number the output's number in the job
   * @throws Refusal {@code NOT_FOUND}: no such job or output for this caller; {@code CONFLICT}: not
   *     completed yet; {@code GONE}: cleaned up; {@code UNAVAILABLE}: the store cannot be reached
   */
  @Transactional
  @Audited("download")
  public Download begin(String jobId, int number, Caller caller) {
    Download download = describe(jobId, number, caller);
    String id = UlidCreator.getMonotonicUlid().toString();
    BatchOutput output = entities.find(BatchOutput.class, new BatchOutputKey(jobId, number));
    entities.persist(new BatchDownload(id, output, caller.name(), clock.now()));
    return new Download(
        id, jobId, download.jobType(), download.store(), download.file(), download.output());
  }

  /**
   * What a download would give; nothing is registered.
   *
   * @throws Refusal as {@link #begin} does
   */
  @Transactional
  public Download describe(String jobId, int number, Caller caller) {
    BatchJob job = entities.find(BatchJob.class, jobId, LockModeType.PESSIMISTIC_WRITE);
    if (job == null || !Access.owns(caller, job)) {
      throw Refusal.noSuchJob(jobId);
    }
    if (job.cleanupAskedAt != null) {
      throw new Refusal(
          Kind.GONE, "cleaned_up", null, Wording.of("output.cleaned_up", job.id, job.type));
    }
    BatchOutput output = entities.find(BatchOutput.class, new BatchOutputKey(jobId, number));
    if (!job.status.ended() || output != null && output.file == null) {
      throw new Refusal(
          Kind.CONFLICT,
          "not_completed",
          null,
          Wording.of("output.not_completed", job.id, job.type, job.status.words()));
    }
    if (output == null) {
      throw new Refusal(
          Kind.NOT_FOUND,
          "unknown_output",
          null,
          Wording.of("output.unknown", job.id, job.type, number));
    }
    stores
        .of(output.store())
        .problem()
        .ifPresent(
            problem -> {
              throw new Refusal(Kind.UNAVAILABLE, "files_unreachable", null, problem);
            });
    return new Download(
        null, jobId, job.type, output.store(), output.file, OutputDetails.of(output));
  }

  InputStream open(Download download, long from) throws IOException {
    List<OutputStore.Part> parts =
        claims.parts(download.jobId()).stream()
            .filter(part -> part.number == download.output().number())
            .map(part -> new OutputStore.Part(part.claimNumber, part.length))
            .toList();
    return stores.of(download.store()).open(download.jobId(), download.file(), parts, from);
  }

  /** The download still moves. */
  @Transactional
  void seen(Download download) {
    BatchDownload row = entities.find(BatchDownload.class, download.id());
    if (row != null) {
      row.lastSeenAt = clock.now();
    }
  }

  /** The last byte was sent. */
  @Transactional
  void finished(Download download) {
    BatchDownload row = entities.find(BatchDownload.class, download.id());
    BatchOutput output =
        entities.find(
            BatchOutput.class,
            new BatchOutputKey(download.jobId(), download.output().number()),
            LockModeType.PESSIMISTIC_WRITE);
    if (row != null && output != null) {
      row.finishedAt = clock.now();
      output.downloadedAt = row.finishedAt;
    }
  }

  /** The download broke off; cleanup need not wait for it. */
  @Transactional
  void brokenOff(Download download) {
    BatchDownload row = entities.find(BatchDownload.class, download.id());
    if (row != null) {
      entities.remove(row);
    }
  }
}
