package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

/** Finds jobs for a caller; one that the caller may not see does not exist for them. */
@ApplicationScoped
class JobAccess {

  static final String ID_FORM = "batch_[0-9A-HJKMNP-TV-Z]{26}";

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  /** A job that the caller may see. */
  BatchJob visible(String id, Caller caller) {
    return find(id, caller, LockModeType.NONE);
  }

  /** A job that the caller may change, with its row locked. */
  BatchJob owned(String id, Caller caller) {
    BatchJob job = find(id, caller, LockModeType.PESSIMISTIC_WRITE);
    if (!Access.owns(caller, job)) {
      throw new Refusal(
          Refusal.Kind.FORBIDDEN,
          "not_yours",
          null,
          Wording.of("job.not_yours", job.id, job.type, job.createdBy));
    }
    return job;
  }

  private BatchJob find(String id, Caller caller, LockModeType lock) {
    if (id == null || !id.matches(ID_FORM)) {
      throw Refusal.noSuchJob(id);
    }
    BatchJob job = entities.find(BatchJob.class, id, lock);
    if (job == null || !Access.maySee(caller, job)) {
      throw Refusal.noSuchJob(id);
    }
    return job;
  }
}
