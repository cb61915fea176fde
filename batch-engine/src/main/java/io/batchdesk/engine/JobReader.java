package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes what the host shows of a job, for one caller. */
@ApplicationScoped
class JobReader {

  @Inject JobTypes types;
  @Inject DatabaseClock clock;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  JobDetails details(BatchJob job, Caller caller) {
    boolean owner = Access.owns(caller, job);
    BatchJobType type = entities.find(BatchJobType.class, job.type);
    return new JobDetails(
        job.id,
        job.type,
        type == null ? job.type : type.title,
        type == null ? null : type.application,
        job.status,
        job.dryRun,
        owner ? Json.readMap(job.parameters) : Map.of(),
        job.createdBy,
        job.jobSize,
        job.unitsProcessed,
        job.publishing,
        job.claimedBy != null,
        wait(job, type),
        job.attempts,
        job.dueAt,
        job.stop == null ? null : job.stop.request,
        job.question,
        job.choices == null ? List.of() : Json.readList(job.choices),
        job.sentence,
        job.resultFields == null ? Map.of() : Json.readMap(job.resultFields),
        job.status == JobStatus.FAILED
            ? new JobError(job.errorCode, job.errorField, job.errorMessage)
            : null,
        job.interruptions.number,
        job.interruptions.units,
        job.interruptions.millis,
        job.returnUrl,
        outputs(job),
        job.times.createdAt,
        job.updatedAt,
        job.handedOverAt,
        job.cleanupAskedAt,
        job.cleanedUpAt,
        job.deleteAskedAt,
        job.times.bySpelling(),
        owner ? job.actions() : noActions());
  }

  private JobWait wait(BatchJob job, BatchJobType type) {
    if (job.overdue(clock.now())) {
      return new JobWait(JobWait.Reason.HANGS, job.stepEndsAt, job.claimedBy);
    }
    if (!job.status.active() || job.claimedBy != null) {
      return null;
    }
    if (type == null || !types.live(type.application)) {
      return new JobWait(JobWait.Reason.APPLICATION, null, null);
    }
    if (job.waitsForTurn()) {
      return new JobWait(JobWait.Reason.TURN, job.updatedAt, null);
    }
    return job.waitReason == null
        ? null
        : new JobWait(JobWait.Reason.STORE, job.updatedAt, job.waitReason);
  }

  private static Set<JobAction> noActions() {
    return EnumSet.noneOf(JobAction.class);
  }

  List<OutputDetails> outputs(BatchJob job) {
    return entities
        .createQuery(
            "select o from BatchOutput o where o.jobId = :job order by o.number", BatchOutput.class)
        .setParameter("job", job.id)
        .getResultStream()
        .map(
            output ->
                new OutputDetails(
                    output.number,
                    output.name,
                    output.mediaType,
                    output.length,
                    output.sha256,
                    output.downloadedAt))
        .toList();
  }
}
