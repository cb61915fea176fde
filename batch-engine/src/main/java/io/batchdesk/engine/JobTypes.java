package io.batchdesk.engine;

import io.batchdesk.engine.Refusal.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** The job types that applications have registered, for the host. Thread-safe. */
@ApplicationScoped
public class JobTypes {

  @Inject DatabaseClock clock;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  /** All types, by application and title. */
  @Transactional
  public List<TypeDetails> all(Caller caller) {
    return entities
        .createQuery(
            "select t from BatchJobType t order by t.application, t.title", BatchJobType.class)
        .getResultStream()
        .map(type -> details(type, caller))
        .toList();
  }

  /**
   * One type.
   *
   * @throws Refusal {@code INVALID} if no application has registered it
   */
  @Transactional
  public TypeDetails find(String type, Caller caller) {
    return details(require(type), caller);
  }

  private TypeDetails details(BatchJobType type, Caller caller) {
    return new TypeDetails(
        type.type,
        type.application,
        type.title,
        type.description,
        schema(type),
        live(type.application),
        Access.mayStart(caller, Json.readList(type.rolesAllowed)));
  }

  BatchJobType require(String type) {
    BatchJobType row =
        type == null || type.length() > 60 ? null : entities.find(BatchJobType.class, type);
    if (row == null) {
      throw new Refusal(
          Kind.INVALID,
          "unknown_type",
          "type",
          "No application offers the job type %s".formatted(Text.quote(type)));
    }
    return row;
  }

  ParameterSchema schema(BatchJobType type) {
    return Json.read(type.parameters, ParameterSchema.class);
  }

  boolean live(String application) {
    return entities
            .createQuery(
                "select count(a) from BatchApplication a"
                    + " where a.name = :name and a.lastSeenAt > :alive",
                Long.class)
            .setParameter("name", application)
            .setParameter("alive", clock.now().minus(Registry.GONE))
            .getSingleResult()
        > 0;
  }
}
