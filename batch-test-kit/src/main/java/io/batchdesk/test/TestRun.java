package io.batchdesk.test;

import io.batchdesk.JobHandler;
import io.batchdesk.JobStepResponse;
import io.batchdesk.JobStepResponse.Message;
import io.batchdesk.RowDifference;
import io.batchdesk.RowError;
import io.batchdesk.engine.HandlerMethod;
import io.batchdesk.engine.Json;
import io.batchdesk.engine.StoredRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Takes the engine's place: calls the handler step by step and keeps what the steps commit. */
final class TestRun {

  private static final int ENDLESS = 10_000;

  private final TestJob job;
  private final TestOutputs outputs = new TestOutputs();
  private final List<Message> messages = new ArrayList<>();
  private final Map<String, Object> fields = new LinkedHashMap<>();
  private Committed committed = Committed.NOTHING;
  private HandlerMethod due = HandlerMethod.CREATE;
  private String parameters;
  private int steps;
  private int questions;
  private Duration delay = Duration.ZERO;
  private String sentence;
  private boolean givenUp;
  private boolean cleanedUp;
  private boolean failed;
  private String preview;
  private boolean refusedInProcessing;
  private final List<RowError> rowErrors = new ArrayList<>();
  private final List<RowDifference> differences = new ArrayList<>();

  TestRun(TestJob job) {
    this.job = job;
  }

  Committed committed() {
    return committed;
  }

  HandlerMethod due() {
    return due;
  }

  boolean ended() {
    return due == HandlerMethod.CLEANUP;
  }

  TestResult result() {
    return new TestResult(
        sentence,
        committed.units(),
        steps,
        delay,
        List.copyOf(messages),
        Map.copyOf(fields),
        outputs.files(),
        preview,
        List.copyOf(rowErrors),
        List.copyOf(differences),
        givenUp);
  }

  boolean cleanedUp() {
    return cleanedUp;
  }

  /** Nothing but cleanup is due, however far the job is. */
  void end() {
    due = HandlerMethod.CLEANUP;
  }

  /**
   * Does the step that is due.
   *
   * @param mayCommit asked when nothing is missing but the commit; if not, the step is rolled back
   * @return whether it has committed
   */
  boolean step(JobHandler handler, BooleanSupplier mayCommit) throws Exception {
    HandlerClass type = HandlerClass.of(handler);
    begin(type);
    boolean committing = step(handler, type, mayCommit, failed);
    failed = !committing;
    return committing;
  }

  private boolean step(
      JobHandler handler, HandlerClass type, BooleanSupplier mayCommit, boolean repeated)
      throws Exception {
    TestTransaction transaction = job.transaction();
    transaction.begin();
    failed = true;
    try {
      TestStep step = new TestStep(job, parameters, committed, outputs, repeated);
      JobStepResponse response =
          due.call(handler, type.name(), step, type.batchSize(job.batchSize()));
      if (response.next() == JobStepResponse.Next.REPEAT) {
        transaction.rollback();
        outputs.close();
        return step(handler, type, mayCommit, true);
      }
      Map<String, byte[]> written = outputs.written();
      Committed after = step.after(units(response), answerTo(response));
      Json.write(response.fields());
      if (!mayCommit.getAsBoolean()) {
        transaction.rollback();
        return false;
      }
      transaction.commit();
      outputs.keep(written);
      keep(response, after, type.preProcesses());
      return true;
    } catch (Exception | Error e) {
      rollBack(transaction, e);
      throw e;
    } finally {
      outputs.close();
    }
  }

  private void begin(HandlerClass type) {
    if (steps >= ENDLESS) {
      throw new IllegalStateException(
          "%s finds no end in %,d steps; does it set its state? If there is that much to do, give a larger batchSize"
              .formatted(type.name(), ENDLESS));
    }
    if (parameters == null) {
      type.requireType(job.type());
      parameters =
          StoredRecord.requested(job.type(), type.parameters(job.parameters()), job.parameters());
    }
  }

  private static void rollBack(TestTransaction transaction, Throwable reason) {
    try {
      transaction.rollback();
    } catch (Exception e) {
      reason.addSuppressed(e);
    }
  }

  private long units(JobStepResponse response) {
    return due == HandlerMethod.CLEANUP ? 0 : response.units();
  }

  private String answerTo(JobStepResponse question) {
    if (question.choices().isEmpty()) {
      return null;
    }
    String choice = job.answer(questions);
    if (choice == null || !question.choices().contains(choice)) {
      throw new IllegalStateException(
          "The handler asks \"%s\" with the choices %s, and the test answers %s; see answering"
              .formatted(question.sentence(), question.choices(), choice));
    }
    return choice;
  }

  private void keep(JobStepResponse response, Committed after, boolean preProcesses) {
    committed = after;
    steps++;
    delay = delay.plus(response.delay());
    response.messages().stream()
        .filter(message -> message.text() != null && !message.text().isBlank())
        .forEach(messages::add);
    fields.putAll(response.fields());
    keepRows(response);
    switch (response.next()) {
      case MORE, AGAIN -> {
        // The same method is due.
      }
      case ASK -> questions++;
      case READY -> ready(response, preProcesses);
      case REPEAT -> throw new IllegalStateException("A step that is repeated keeps nothing");
      case NOTHING_TO_DO, FAILED, DONE -> ended(response);
    }
  }

  /** The errors of pre-processing give way to those of processing. */
  private void keepRows(JobStepResponse response) {
    boolean processing = due == HandlerMethod.CONTINUE;
    if (processing && !refusedInProcessing && response.tellsRowErrors()) {
      rowErrors.clear();
      refusedInProcessing = true;
    }
    rowErrors.addAll(response.rowErrors());
    differences.addAll(response.differences());
  }

  /** The units of pre-processing are not those of processing. */
  private void ready(JobStepResponse response, boolean preProcesses) {
    if (due == HandlerMethod.CREATE && preProcesses) {
      due = HandlerMethod.PRE_PROCESS;
      return;
    }
    preview = response.sentence();
    due = HandlerMethod.CONTINUE;
    committed = new Committed(committed.state(), committed.jobSize(), 0, null);
  }

  private void ended(JobStepResponse response) {
    if (due == HandlerMethod.CLEANUP) {
      outputs.delete();
      cleanedUp = true;
    } else {
      sentence = response.sentence();
      givenUp = response.next() == JobStepResponse.Next.FAILED;
      end();
    }
  }
}
