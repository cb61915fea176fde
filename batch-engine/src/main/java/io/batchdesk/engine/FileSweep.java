package io.batchdesk.engine;

import com.github.f4b6a3.ulid.Ulid;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Deletes files that stayed when an engine died, or a disk was full, before it could delete them:
 * of jobs that were cleaned up, and of jobs that are not there any more.
 */
@ApplicationScoped
class FileSweep {

  private static final System.Logger LOG = System.getLogger(FileSweep.class.getName());
  private static final int PAGE = 500;

  /** Long enough for a database that is brought back to a backup to be looked at by a person. */
  private static final Duration ORPHANED = Duration.ofDays(1);

  @Inject OutputStores stores;
  @Inject DatabaseClock clock;
  @Inject JobRecords records;
  @Inject UploadRecords uploads;

  void sweep() {
    for (OutputStore store : stores.all()) {
      try (Stream<String> jobs = store.jobs()) {
        Iterator<String> ids = jobs.iterator();
        while (ids.hasNext()) {
          sweep(store, page(ids));
        }
      } catch (IOException | UncheckedIOException e) {
        LOG.log(Level.WARNING, "Left-over files could not be looked for: {0}", e.getMessage());
      }
    }
  }

  private static List<String> page(Iterator<String> ids) {
    List<String> page = new ArrayList<>();
    while (ids.hasNext() && page.size() < PAGE) {
      page.add(ids.next());
    }
    return page;
  }

  private void sweep(OutputStore store, List<String> page) {
    Map<String, Boolean> cleanedUp = records.cleanedUp(page);
    Set<String> uploaded = uploads.known(page);
    for (String id : page) {
      boolean over = cleanedUp.containsKey(id) ? cleanedUp.get(id) : isOrphan(id);
      if (over && !uploaded.contains(id)) {
        delete(store, id);
      }
    }
  }

  /** A job or an upload that nobody knows; its id tells when it was made. */
  private boolean isOrphan(String id) {
    String ulid = id.replaceFirst("^(batch|up)_", "");
    return Ulid.isValid(ulid) && Ulid.getInstant(ulid).isBefore(clock.now().minus(ORPHANED));
  }

  /** Files that cannot be deleted keep no others. */
  private static void delete(OutputStore store, String id) {
    try {
      store.delete(id);
      LOG.log(Level.INFO, "Job {0}: left-over files deleted", id);
    } catch (IOException | UncheckedIOException e) {
      LOG.log(Level.WARNING, "Left-over files of job " + id + " could not be deleted", e);
    }
  }
}
