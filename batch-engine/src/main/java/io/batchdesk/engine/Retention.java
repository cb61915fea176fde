package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;

/**
 * Removes jobs past their time, portion by portion: first their handler cleans up, then the record
 * goes with all that belongs to it.
 */
@ApplicationScoped
class Retention {

  private static final System.Logger LOG = System.getLogger(Retention.class.getName());
  private static final List<JobStatus> ENDS =
      List.of(JobStatus.COMPLETED, JobStatus.FAILED, JobStatus.CANCELED);

  /** Nobody could clean up for so long after the job's time: then it goes without. */
  private static final Duration ABANDONED = Duration.ofDays(30);

  private static final int THOROUGH = 20;

  @Inject EngineSettings settings;
  @Inject HousekeepingLease lease;
  @Inject ExpiredJobs expired;
  @Inject OutputStores stores;
  @Inject Uploads uploads;

  private int sweeps;

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException if one is wrong, naming it
   */
  void check() {
    ENDS.forEach(settings::retention);
    settings.auditRetention();
    settings.confirmWithin();
    settings.housekeeping();
  }

  /** A sweep begins; now and then also what takes long with many jobs. */
  void begin() {
    if (lease.take() && sweeps++ % THOROUGH == 0) {
      expired.noteEnds();
      for (JobStatus ended : ENDS) {
        settings
            .retention(ended)
            .ifPresent(kept -> tell(expired.removeCleanedUpLate(ended, kept), ended));
      }
    }
  }

  /** Does one portion of each kind; returns whether there may be more. */
  boolean portion() {
    if (!lease.take()) {
      return false;
    }
    boolean more = settings.confirmWithin().map(expired::cancelUnconfirmed).orElse(0) > 0;
    for (JobStatus ended : ENDS) {
      Duration kept = settings.retention(ended).orElse(null);
      if (kept != null) {
        more |= askForDeletion(ended, kept);
        more |= tell(expired.removeCleanedUp(ended, kept), ended);
        more |= removeAbandoned(ended, kept.plus(ABANDONED));
      }
    }
    more |= uploads.deleteExpired();
    more |= settings.auditRetention().map(expired::forgetAudit).orElse(0) > 0;
    return more | expired.forgetLinks() > 0 | expired.forgetRequests() > 0;
  }

  /** One that cannot be asked for keeps no others. */
  private boolean askForDeletion(JobStatus ended, Duration kept) {
    int asked = 0;
    for (String id : expired.toBeDeleted(ended, kept)) {
      try {
        expired.askForDeletion(id);
        asked++;
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "Job " + id + ": past its time, but it cannot be deleted yet", e);
      }
    }
    return asked > 0;
  }

  private boolean removeAbandoned(JobStatus ended, Duration kept) {
    List<String> ids = expired.removeAbandoned(ended, kept);
    ids.forEach(this::deleteFiles);
    return tell(ids, ended);
  }

  private static boolean tell(List<String> ids, JobStatus ended) {
    if (!ids.isEmpty()) {
      LOG.log(
          Level.INFO,
          "{0} jobs that were {1} were deleted after their time, the first {2}",
          ids.size(),
          ended.spelling(),
          ids.get(0));
    }
    return !ids.isEmpty();
  }

  /** After the commit: if it does not work now, the sweep of files does it later. */
  private void deleteFiles(String id) {
    try {
      stores.delete(id);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "Job " + id + ": its files could not be deleted yet", e);
    }
  }
}
