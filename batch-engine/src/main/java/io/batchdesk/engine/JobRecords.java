package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;

/**
 * Removes jobs for good. What belongs to a job (messages, outputs, downloads, events) refers to its
 * row with <em>on delete cascade</em>, so that it goes along; uses of links stay, or a link would
 * start its job again.
 */
@ApplicationScoped
class JobRecords {

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  /** Removes them, in the caller's transaction and with their rows locked. */
  void remove(Collection<String> ids) {
    if (!ids.isEmpty()) {
      // What is pending for them is written now, and not when they are gone.
      entities.flush();
      entities
          .createQuery("delete from BatchJob j where j.id in :ids")
          .setParameter("ids", ids)
          .executeUpdate();
    }
  }
}
