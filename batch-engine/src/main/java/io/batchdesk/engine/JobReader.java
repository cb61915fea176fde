package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes what the host shows of jobs, for one caller. */
@ApplicationScoped
class JobReader {

  @Inject JobTypes types;
  @Inject DatabaseClock clock;
  @Inject EngineSettings settings;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  JobDetails details(BatchJob job, Caller caller) {
    return details(List.of(job), caller).get(0);
  }

  /** Asks once for what all of them need. */
  List<JobDetails> details(List<BatchJob> jobs, Caller caller) {
    Map<String, List<OutputDetails>> outputs = outputs(jobs);
    Map<String, Type> byName = new HashMap<>();
    return jobs.stream()
        .map(
            job ->
                details(
                    job,
                    byName.computeIfAbsent(job.type, name -> type(name, caller.locale())),
                    outputs.getOrDefault(job.id, List.of()),
                    caller))
        .toList();
  }

  /**
   * What all jobs of a type share.
   *
   * @param row null if no application has registered it, or not any more
   */
  private record Type(
      BatchJobType row, String title, ParameterSchema schema, JobLabels labels, boolean live) {}

  private Type type(String name, Locale locale) {
    BatchJobType row = entities.find(BatchJobType.class, name);
    if (row == null) {
      return new Type(null, name, null, JobLabels.NONE, false);
    }
    TypeTexts texts = TypeTexts.of(row);
    ParameterSchema schema = types.schema(row);
    return new Type(
        row,
        texts.title(row).in(locale),
        schema,
        texts.labels(schema, locale),
        types.live(row.application));
  }

  private JobDetails details(BatchJob job, Type type, List<OutputDetails> outputs, Caller caller) {
    boolean owner = Access.owns(caller, job);
    return new JobDetails(
        job.id,
        job.type,
        type.title(),
        type.row() == null ? null : type.row().application,
        type.labels(),
        job.status,
        job.dryRun,
        owner ? parameters(job, type.schema()) : Map.of(),
        job.createdBy,
        job.jobSize,
        job.unitsProcessed,
        job.publishing,
        job.claimedBy != null,
        wait(job, type.live()),
        job.attempts,
        job.dueAt,
        job.stop == null ? null : job.stop.request,
        job.question,
        job.choices == null ? List.of() : Json.readList(job.choices),
        job.sentence,
        job.resultFields == null ? Map.of() : Json.readMap(job.resultFields),
        rows(job),
        job.status == JobStatus.FAILED
            ? new JobError(job.errorCode, job.errorField, job.errorMessage)
            : null,
        job.interruptions.number,
        job.interruptions.units,
        job.interruptions.millis,
        job.returnUrl,
        outputs,
        job.times.createdAt,
        job.updatedAt,
        job.handedOverAt,
        job.cleanupAskedAt,
        job.cleanedUpAt,
        job.deleteAskedAt,
        expires(job),
        job.times.bySpelling(),
        owner ? actions(job, type.row(), caller) : noActions());
  }

  private static RowSummary rows(BatchJob job) {
    return new RowSummary(
        job.rows.preview, job.rows.errors, job.rows.differences, job.rows.repeats);
  }

  private Instant expires(BatchJob job) {
    return job.times.endedAt == null
        ? null
        : settings.retention(job.status).map(job.times.endedAt::plus).orElse(null);
  }

  private JobWait wait(BatchJob job, boolean live) {
    if (job.overdue(clock.now())) {
      return new JobWait(JobWait.Reason.HANGS, job.stepEndsAt, job.claimedBy);
    }
    if (!job.status.active() || job.claimedBy != null) {
      return null;
    }
    if (!live) {
      return new JobWait(JobWait.Reason.APPLICATION, null, null);
    }
    if (job.waitsForTurn()) {
      return new JobWait(JobWait.Reason.TURN, job.updatedAt, null);
    }
    return job.waitReason == null
        ? null
        : new JobWait(JobWait.Reason.STORE, job.updatedAt, job.waitReason);
  }

  /** What is sensitive is known as long as anybody knows the type. */
  private static Map<String, Object> parameters(BatchJob job, ParameterSchema schema) {
    return schema == null ? Map.of() : schema.shown(Json.readMap(job.parameters));
  }

  private static Set<JobAction> actions(BatchJob job, BatchJobType type, Caller caller) {
    Set<JobAction> actions = EnumSet.noneOf(JobAction.class);
    actions.addAll(job.actions());
    actions.removeIf(action -> !Access.mayGoOn(caller, type, action));
    return actions;
  }

  private static Set<JobAction> noActions() {
    return EnumSet.noneOf(JobAction.class);
  }

  private Map<String, List<OutputDetails>> outputs(List<BatchJob> jobs) {
    return entities
        .createQuery(
            "select o from BatchOutput o where o.jobId in :jobs order by o.jobId, o.number",
            BatchOutput.class)
        .setParameter("jobs", jobs.stream().map(job -> job.id).toList())
        .getResultStream()
        .collect(
            Collectors.groupingBy(
                output -> output.jobId,
                Collectors.mapping(OutputDetails::of, Collectors.toList())));
  }
}
