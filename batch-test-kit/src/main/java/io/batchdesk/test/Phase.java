package io.batchdesk.test;

import static io.batchdesk.JobStepResponse.Next.AGAIN;
import static io.batchdesk.JobStepResponse.Next.ASK;
import static io.batchdesk.JobStepResponse.Next.DONE;
import static io.batchdesk.JobStepResponse.Next.MORE;
import static io.batchdesk.JobStepResponse.Next.NOTHING_TO_DO;
import static io.batchdesk.JobStepResponse.Next.READY;

import io.batchdesk.JobHandler;
import io.batchdesk.JobStepResponse;
import io.batchdesk.JobStepResponse.Next;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A handler's method, with the answers that it may give. */
enum Phase {
  CREATE("createJob", READY, NOTHING_TO_DO),
  PRE_PROCESS("preProcessJob", MORE, AGAIN, ASK, READY, NOTHING_TO_DO),
  CONTINUE("continueJob", MORE, AGAIN, ASK, DONE),
  CLEANUP("cleanupJob", DONE);

  private final String method;
  private final List<Next> answers;

  Phase(String method, Next... answers) {
    this.method = method;
    this.answers = List.of(answers);
  }

  JobStepResponse call(JobHandler handler, TestJob job, int batchSize) throws Exception {
    return switch (this) {
      case CREATE -> handler.createJob(job);
      case PRE_PROCESS -> handler.preProcessJob(job, batchSize);
      case CONTINUE -> handler.continueJob(job, batchSize);
      case CLEANUP -> handler.cleanupJob(job);
    };
  }

  JobStepResponse checked(JobStepResponse response, JobHandler handler) {
    if (response == null || !answers.contains(response.next())) {
      throw new IllegalStateException(
          "%s answered %s; it may answer %s".formatted(nameIn(handler), response, spelled()));
    }
    return response;
  }

  String nameIn(JobHandler handler) {
    return handler.getClass().getName() + "." + method;
  }

  /** The answers as a handler writes them, for example {@code more, again or done}. */
  private String spelled() {
    String list = answers.stream().map(Phase::factory).collect(Collectors.joining(", "));
    int last = list.lastIndexOf(", ");
    return "JobStepResponse."
        + (last < 0 ? list : list.substring(0, last) + " or " + list.substring(last + 2));
  }

  private static String factory(Next next) {
    String[] words = next.name().split("_");
    return words[0].toLowerCase()
        + Arrays.stream(words)
            .skip(1)
            .map(word -> word.charAt(0) + word.substring(1).toLowerCase())
            .collect(Collectors.joining());
  }
}
