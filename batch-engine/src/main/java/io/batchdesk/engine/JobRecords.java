package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which jobs there are, and removing them for good. What belongs to a job (messages, outputs,
 * downloads, events) refers to its row with <em>on delete cascade</em>, so that it goes along; uses
 * of links stay, or a link would start its job again.
 */
@ApplicationScoped
class JobRecords {

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  /** Which of these jobs there are, and whether they were cleaned up. */
  @Transactional
  Map<String, Boolean> cleanedUp(Collection<String> ids) {
    return entities
        .createQuery(
            "select j.id, j.cleanedUpAt from BatchJob j where j.id in :ids", Object[].class)
        .setParameter("ids", ids)
        .getResultStream()
        .collect(Collectors.toMap(job -> (String) job[0], job -> job[1] != null));
  }

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
