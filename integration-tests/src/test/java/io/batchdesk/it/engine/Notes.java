package io.batchdesk.it.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** Notes that handlers write by JPA, in a persistence unit of the application. */
@ApplicationScoped
class Notes {

  @Inject Rows rows;

  @PersistenceContext(unitName = "notes")
  private EntityManager entities;

  /** Writes a note when the transaction commits, or later in it. */
  void write(String id) {
    entities.persist(new Note(id));
  }

  /** The notes that are committed and whose ids begin so. */
  List<String> of(String jobId) {
    return rows.list("select id from it_note where id like ? order by id", jobId + "%").stream()
        .map(row -> (String) row.get("id"))
        .toList();
  }
}
