package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * Who did what to which job, type, token or user, from where, with what result. Entries are only
 * added; they go when they are past their time. Thread-safe.
 */
@ApplicationScoped
public class Audit {

  /** The result of what was not refused. */
  public static final String DONE = "done";

  private static final String SIGN_IN = "sign_in";
  private static final String SIGN_OUT = "sign_out";

  @Inject DatabaseClock clock;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  /**
   * A page of entries, newest first.
   *
   * @throws Refusal {@code FORBIDDEN} if the caller is no admin
   */
  @Transactional
  public List<AuditEntry> find(AuditSearch search, Caller caller) {
    Access.requireAdmin(caller, Wording.of("access.see_audit"));
    List<String> conditions = new ArrayList<>();
    Map<String, Object> values = new HashMap<>();
    Map<String, Object> wanted = new HashMap<>();
    wanted.put("userName =", search.user());
    wanted.put("action =", search.action());
    wanted.put("subject =", search.subject());
    wanted.put("jobType =", search.type());
    wanted.put("result =", search.result());
    wanted.put("at >=", search.since());
    wanted.put("at <", search.until());
    wanted.put("id <", search.before());
    wanted.forEach(
        (condition, value) -> {
          if (value != null) {
            String name = "value" + values.size();
            conditions.add("a." + condition + " :" + name);
            values.put(name, value);
          }
        });
    TypedQuery<BatchAudit> query =
        entities.createQuery(
            "select a from BatchAudit a"
                + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
                + " order by a.id desc",
            BatchAudit.class);
    values.forEach(query::setParameter);
    return query
        .setMaxResults(search.limit())
        .getResultStream()
        .map(
            row ->
                new AuditEntry(
                    row.id,
                    row.at,
                    row.userName,
                    row.address,
                    row.action,
                    row.subject,
                    row.jobType,
                    row.result))
        .toList();
  }

  /** Does something and writes it down; both commit, or neither. */
  @Transactional
  Object withEntry(
      String action, Caller caller, Callable<Object> work, Function<Object, AuditSubject> about)
      throws Exception {
    Object result = work.call();
    write(
        new BatchAudit(caller.name(), caller.address(), action, clock.now()),
        DONE,
        about.apply(result));
    return result;
  }

  /** Writes down that something was refused, whatever becomes of the caller's transaction. */
  @Transactional(TxType.REQUIRES_NEW)
  void refused(String action, Caller caller, AuditSubject about, Refusal why) {
    BatchAudit entry = new BatchAudit(caller.name(), caller.address(), action, clock.now());
    write(entry, why.code(), about);
    if (entry.jobType == null && entry.subject != null) {
      BatchJob job = entities.find(BatchJob.class, entry.subject);
      entry.jobType = job == null ? null : job.type;
    }
  }

  /** Somebody signed in with a browser; part of the caller's transaction. */
  void signedIn(String userName, String address) {
    write(new BatchAudit(userName, address, SIGN_IN, clock.now()), DONE, () -> userName);
  }

  /** Somebody signed out; part of the caller's transaction. */
  void signedOut(String userName, String address) {
    write(new BatchAudit(userName, address, SIGN_OUT, clock.now()), DONE, () -> userName);
  }

  /**
   * Writes down a wrong password.
   *
   * @param userName who it was tried for; what is no user's name is not kept, as it may be a
   *     password in the wrong field
   * @param address from where
   */
  @Transactional
  public void signInRefused(String userName, String address) {
    boolean known = Users.possible(userName) && entities.find(BatchUser.class, userName) != null;
    write(
        new BatchAudit(null, address, SIGN_IN, clock.now()),
        "wrong_password",
        () -> known ? userName : null);
  }

  private void write(BatchAudit entry, String result, AuditSubject about) {
    entry.result = result;
    entry.about(about);
    entities.persist(entry);
  }
}
