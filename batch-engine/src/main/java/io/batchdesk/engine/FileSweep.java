package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;

/**
 * Deletes the files of jobs that were cleaned up when the engine died before it could delete them.
 */
@ApplicationScoped
class FileSweep {

  private static final System.Logger LOG = System.getLogger(FileSweep.class.getName());

  @Inject @Any Instance<OutputStore> stores;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  void sweep() {
    try {
      for (OutputStore store : stores) {
        store.jobs().forEach(id -> sweep(store, id));
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "Left-over files could not be looked for", e);
    }
  }

  /** One folder that cannot be deleted keeps no other. */
  private void sweep(OutputStore store, String id) {
    try {
      BatchJob job = entities.find(BatchJob.class, id);
      if (job != null && job.cleanedUpAt != null) {
        store.delete(id);
        LOG.log(Level.INFO, "Job {0} ({1}): left-over files deleted", id, job.type);
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.log(Level.WARNING, "Left-over files of job " + id + " could not be deleted", e);
    }
  }
}
