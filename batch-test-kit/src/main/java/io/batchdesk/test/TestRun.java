package io.batchdesk.test;

import io.batchdesk.JobHandler;
import io.batchdesk.JobStepResponse;
import io.batchdesk.JobStepResponse.Message;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes the engine's place: calls the handler step by step and keeps what the steps answer. */
final class TestRun {

  private static final int ENDLESS = 1_000_000;

  private final TestJob job;
  private final Deque<String> answers = new ArrayDeque<>();
  private final List<Message> messages = new ArrayList<>();
  private final Map<String, Object> fields = new LinkedHashMap<>();
  private Phase phase = Phase.CREATE;
  private int steps;
  private Duration delay = Duration.ZERO;
  private String sentence;

  TestRun(TestJob job) {
    this.job = job;
  }

  void answering(List<String> choices) {
    answers.addAll(choices);
  }

  TestResult toEnd(JobHandler handler, int batchSize) throws Exception {
    while (phase != Phase.CLEANUP) {
      if (steps >= ENDLESS) {
        throw new IllegalStateException(
            "%s found no end in %,d steps".formatted(phase.nameIn(handler), ENDLESS));
      }
      phase = after(step(handler, batchSize));
    }
    return new TestResult(
        sentence,
        job.unitsProcessed(),
        steps,
        delay,
        List.copyOf(messages),
        Map.copyOf(fields),
        job.files());
  }

  void cleanup(JobHandler handler) throws Exception {
    phase = Phase.CLEANUP;
    step(handler, 0);
  }

  private JobStepResponse step(JobHandler handler, int batchSize) throws Exception {
    try {
      JobStepResponse response = phase.checked(phase.call(handler, job, batchSize), handler);
      job.commit(response.units(), answerTo(response));
      keep(response);
      return response;
    } finally {
      job.end();
    }
  }

  private String answerTo(JobStepResponse question) {
    if (question.choices().isEmpty()) {
      return null;
    }
    String choice = answers.peek();
    if (choice == null || !question.choices().contains(choice)) {
      throw new IllegalStateException(
          "The handler asks \"%s\" with the choices %s, and the test answers %s; see answering"
              .formatted(question.sentence(), question.choices(), choice));
    }
    return answers.remove();
  }

  private void keep(JobStepResponse response) {
    steps++;
    delay = delay.plus(response.delay());
    messages.addAll(response.messages());
    fields.putAll(response.fields());
    if (response.choices().isEmpty() && response.sentence() != null) {
      sentence = response.sentence();
    }
  }

  private Phase after(JobStepResponse response) {
    return switch (response.next()) {
      case MORE, AGAIN, ASK -> phase;
      case READY -> phase == Phase.CREATE ? Phase.PRE_PROCESS : Phase.CONTINUE;
      case NOTHING_TO_DO, DONE -> Phase.CLEANUP;
    };
  }
}
