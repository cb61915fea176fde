package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * Deletes the files of jobs that were cleaned up when the engine died before it could delete them.
 */
@ApplicationScoped
class FileSweep {

  private static final System.Logger LOG = System.getLogger(FileSweep.class.getName());

  @Inject OutputStore store;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  void sweep() {
    try {
      List<String> stored = store.jobs();
      for (String id : stored) {
        BatchJob job = entities.find(BatchJob.class, id);
        if (job != null && job.cleanedUpAt != null) {
          store.delete(id);
          LOG.log(Level.INFO, "Job {0} ({1}): left-over files deleted", id, job.type);
        }
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "Left-over files could not be deleted", e);
    }
  }
}
