package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes what the host shows of a job, for one caller. */
@ApplicationScoped
class JobReader {

  @Inject JobTypes types;

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
        job.status.active()
            && job.claimedBy == null
            && (type == null || !types.live(type.application)),
        job.attempts,
        job.dueAt,
        job.stopRequest,
        job.question,
        job.choices == null ? List.of() : Json.readList(job.choices),
        job.sentence,
        job.resultFields == null ? Map.of() : Json.readMap(job.resultFields),
        job.status == JobStatus.FAILED
            ? new JobError(job.errorCode, job.errorField, job.errorMessage)
            : null,
        job.interruptions,
        job.interruptedUnits,
        job.interruptedMillis,
        job.returnUrl,
        outputs(job),
        job.createdAt,
        job.updatedAt,
        job.handedOverAt,
        job.cleanupAskedAt,
        job.cleanedUpAt,
        timestamps(job),
        owner ? job.actions() : noActions());
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

  private static Map<String, Instant> timestamps(BatchJob job) {
    Map<String, Instant> timestamps = new LinkedHashMap<>();
    timestamps.put(JobStatus.CREATED.spelling(), job.createdAt);
    timestamps.put(JobStatus.PRE_PROCESSED.spelling(), job.preProcessedAt);
    timestamps.put(JobStatus.CONFIRMED.spelling(), job.confirmedAt);
    timestamps.put(JobStatus.PROCESSING.spelling(), job.processingAt);
    timestamps.put(JobStatus.PAUSED.spelling(), job.pausedAt);
    timestamps.put(JobStatus.COMPLETED.spelling(), job.completedAt);
    timestamps.put(JobStatus.FAILED.spelling(), job.failedAt);
    timestamps.put(JobStatus.CANCELED.spelling(), job.canceledAt);
    timestamps.values().removeIf(java.util.Objects::isNull);
    return timestamps;
  }
}
