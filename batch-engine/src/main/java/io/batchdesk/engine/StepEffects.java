package io.batchdesk.engine;

import io.batchdesk.JobStepResponse;
import io.batchdesk.JobType;
import io.batchdesk.Severity;
import io.batchdesk.engine.JobSnapshot.Phase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes what a step answered to the job's row, inside the step's transaction and with the row
 * locked.
 */
@ApplicationScoped
class StepEffects {

  /** The answers behind which no step follows. */
  private static final Set<JobStepResponse.Next> LAST =
      EnumSet.of(
          JobStepResponse.Next.DONE,
          JobStepResponse.Next.NOTHING_TO_DO,
          JobStepResponse.Next.FAILED);

  @Inject DatabaseClock clock;
  @Inject Queue queue;
  @Inject JobLog log;
  @Inject JobProgress progress;
  @Inject Stops stops;
  @Inject Timeline timeline;
  @Inject UploadRecords uploads;
  @Inject RowRecords rows;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  void apply(
      BatchJob row,
      JobSnapshot before,
      JobStepResponse response,
      StepOutputs outputs,
      Handlers.Handler handler,
      long millis,
      boolean giveBack) {
    Instant now = clock.now();
    Stop asked = row.stop;
    row.stepped(before.phase() == Phase.CLEANUP ? 0 : response.units(), now);
    saveOutputs(row, outputs.changed());
    saveFields(row, response.fields());
    rows.write(row, before.phase(), response);
    for (JobStepResponse.Message message : response.messages()) {
      log.say(row, message.severity(), Wording.said(message.text()));
    }
    switch (before.phase()) {
      case CREATE -> created(row, response, handler, now);
      case PRE_PROCESS -> {
        row.batchSize = nextBatchSize(before, handler, millis);
        preProcessed(row, response, handler, now);
      }
      case CONTINUE -> {
        row.batchSize = nextBatchSize(before, handler, millis);
        progress.note(row, now);
        continued(row, response, now);
      }
      case CLEANUP -> {
        row.cleanedUp(now);
        uploads.release(row.id);
      }
      default -> throw new IllegalStateException("No step has this phase: " + before.phase());
    }
    if (isLast(before.phase(), response)) {
      end(row, response, !outputs.after().isEmpty(), now);
    }
    stops.takeEffect(row, asked, now);
    if (row.claimedBy != null && giveBack) {
      row.release();
      queue.stage(row, now);
    }
    row.stepBegins(handler.stepLimit(), now);
    timeline.write(row);
  }

  private static int nextBatchSize(JobSnapshot before, Handlers.Handler handler, long millis) {
    return BatchSize.next(
        handler.batchSize(before),
        millis,
        handler.type().targetStepMillis(),
        handler.type().maxBatchSize());
  }

  private void created(
      BatchJob row, JobStepResponse response, Handlers.Handler handler, Instant now) {
    row.prepared = true;
    if (response.next() == JobStepResponse.Next.READY && !handler.preProcesses()) {
      goOn(row, response, handler, now);
    }
  }

  private void preProcessed(
      BatchJob row, JobStepResponse response, Handlers.Handler handler, Instant now) {
    switch (response.next()) {
      case READY -> {
        row.beginAgainToCount();
        goOn(row, response, handler, now);
      }
      case AGAIN -> again(row, response.delay(), now);
      default -> {
        // The next step of pre-processing follows in this claim, or there is nothing to do.
      }
    }
  }

  private static void goOn(
      BatchJob row, JobStepResponse response, Handlers.Handler handler, Instant now) {
    if (response.sentence() != null) {
      row.rows.preview = Text.cut(Text.whole(Text.oneLine(response.sentence())), 2000);
    }
    row.preProcessed(now);
    JobType.Confirm confirm = handler.type().confirm();
    if (confirm == JobType.Confirm.ALWAYS
        || confirm == JobType.Confirm.WHEN_DRY_RUN && row.dryRun) {
      row.release();
    } else {
      row.confirm(now);
      row.process(now);
    }
  }

  private static boolean isLast(Phase phase, JobStepResponse response) {
    return phase != Phase.CLEANUP && LAST.contains(response.next());
  }

  /** The handler has nothing more to do; a job with files goes on until they are put together. */
  private void end(BatchJob row, JobStepResponse response, boolean withFiles, Instant now) {
    row.sentence = Text.cut(Text.oneLine(response.sentence()), 2000);
    row.givenUp = response.next() == JobStepResponse.Next.FAILED;
    if (row.givenUp) {
      log.say(row, Severity.ERROR, Wording.said(row.sentence));
    }
    if (!withFiles) {
      row.end(now);
      return;
    }
    row.publishing = true;
    if (row.status == JobStatus.CREATED && !row.givenUp) {
      row.preProcessed(now);
      row.confirm(now);
      row.process(now);
    }
  }

  private void continued(BatchJob row, JobStepResponse response, Instant now) {
    if (response.units() > 0 && response.messages().isEmpty() && !LAST.contains(response.next())) {
      log.say(row, Severity.INFO, Wording.of("log.step", row.stepNumber, response.units()));
    }
    switch (response.next()) {
      case AGAIN -> again(row, response.delay(), now);
      case ASK -> row.ask(response, Json.write(response.choices()), now);
      default -> {
        // The next step follows in this claim, or this was the last.
      }
    }
  }

  private void again(BatchJob row, Duration delay, Instant now) {
    if (row.stop != null) {
      return;
    }
    row.release();
    row.dueAt = now.plus(delay);
    queue.stage(row, row.dueAt);
  }

  private void saveOutputs(BatchJob row, List<OutputProgress> changed) {
    for (OutputProgress output : changed) {
      if (entities.find(BatchOutput.class, new BatchOutputKey(row.id, output.number())) == null) {
        BatchOutput made =
            new BatchOutput(
                row.id, output.number(), output.name(), output.mediaType(), output.store());
        made.failedRowsOf = output.failedRowsOf();
        entities.persist(made);
      }
      BatchOutputPartKey key = new BatchOutputPartKey(row.id, output.number(), row.claimNumber);
      BatchOutputPart part = entities.find(BatchOutputPart.class, key);
      if (part == null) {
        part = new BatchOutputPart(row.id, output.number(), row.claimNumber);
        entities.persist(part);
      }
      part.length = output.part();
    }
  }

  private static void saveFields(BatchJob row, Map<String, Object> fields) {
    if (!fields.isEmpty()) {
      Map<String, Object> all = new LinkedHashMap<>();
      if (row.resultFields != null) {
        all.putAll(Json.readMap(row.resultFields));
      }
      all.putAll(fields);
      row.resultFields = Json.write(all);
    }
  }
}
