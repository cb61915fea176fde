package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The applications that have registered, for the host. Thread-safe. */
@ApplicationScoped
public class Applications {

  @Inject DatabaseClock clock;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  /**
   * All applications on all nodes, by name and node.
   *
   * @throws Refusal {@code FORBIDDEN} if the caller is neither viewer, operator nor admin
   */
  @Transactional
  public List<ApplicationDetails> all(Caller caller) {
    Access.requireRole(caller, Wording.of("access.see_applications"));
    Map<String, List<String>> types =
        entities
            .createQuery("select t from BatchJobType t order by t.type", BatchJobType.class)
            .getResultStream()
            .collect(
                Collectors.groupingBy(
                    type -> type.application,
                    Collectors.mapping(type -> type.type, Collectors.toList())));
    Instant alive = clock.now().minus(Registry.GONE);
    return entities
        .createQuery(
            "select a from BatchApplication a order by a.name, a.node", BatchApplication.class)
        .getResultStream()
        .map(row -> details(row, alive, types.getOrDefault(row.name, List.of())))
        .toList();
  }

  private static ApplicationDetails details(
      BatchApplication row, Instant alive, List<String> types) {
    return new ApplicationDetails(
        row.name,
        row.node,
        row.deployedAs,
        row.engineVersion,
        row.lastSeenAt.isAfter(alive),
        row.startedAt,
        row.lastSeenAt.equals(Instant.EPOCH) ? null : row.lastSeenAt,
        row.threads,
        row.threadsBusy,
        row.threadsLost,
        row.problem,
        row.refusedTypes == null ? Map.of() : Json.readTexts(row.refusedTypes),
        types);
  }

  /**
   * The jobs that have to be worked on, by type.
   *
   * @throws Refusal {@code FORBIDDEN} if the caller is neither viewer, operator nor admin
   */
  @Transactional
  public Map<String, TypeWork> work(Caller caller) {
    Access.requireRole(caller, Wording.of("access.see_applications"));
    Map<String, TypeWork> work = new HashMap<>();
    entities
        .createQuery(
            "select j.type, j.status, count(j.id) from BatchJob j where j.status in :active"
                + " group by j.type, j.status",
            Object[].class)
        .setParameter(
            "active", Arrays.stream(JobStatus.values()).filter(JobStatus::active).toList())
        .getResultStream()
        .forEach(
            row ->
                work.merge(
                    (String) row[0],
                    row[1] == JobStatus.PROCESSING
                        ? new TypeWork((Long) row[2], 0)
                        : new TypeWork(0, (Long) row[2]),
                    TypeWork::plus));
    return work;
  }
}
