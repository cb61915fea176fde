package io.batchdesk.engine;

import static io.batchdesk.JobStepResponse.Next.AGAIN;
import static io.batchdesk.JobStepResponse.Next.ASK;
import static io.batchdesk.JobStepResponse.Next.DONE;
import static io.batchdesk.JobStepResponse.Next.FAILED;
import static io.batchdesk.JobStepResponse.Next.MORE;
import static io.batchdesk.JobStepResponse.Next.NOTHING_TO_DO;
import static io.batchdesk.JobStepResponse.Next.READY;
import static io.batchdesk.JobStepResponse.Next.REPEAT;

import io.batchdesk.JobHandler;
import io.batchdesk.JobParameters;
import io.batchdesk.JobStepResponse;
import io.batchdesk.JobStepResponse.Next;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A method of a handler that is called as a step, with the answers that it may give. Public for the
 * test kit, which calls handlers without an engine.
 */
public enum HandlerMethod {
  /** Begins the job. */
  CREATE("createJob", READY, NOTHING_TO_DO),
  /** Counts and checks before anything is written. */
  PRE_PROCESS("preProcessJob", MORE, AGAIN, REPEAT, READY, NOTHING_TO_DO, FAILED),
  /** Processes the next units. */
  CONTINUE("continueJob", MORE, AGAIN, REPEAT, ASK, FAILED, DONE),
  /** Deletes what the job made for itself. */
  CLEANUP("cleanupJob", DONE);

  private final String spelling;
  private final List<Next> answers;

  HandlerMethod(String spelling, Next... answers) {
    this.spelling = spelling;
    this.answers = List.of(answers);
  }

  /**
   * Whether a handler does something of its own before it is ready; otherwise nothing is called.
   */
  public static boolean preProcesses(Class<?> handlerClass) {
    return overrides(handlerClass, PRE_PROCESS.spelling, JobParameters.class, int.class);
  }

  /** Whether a handler offers choices for any of its parameters. */
  static boolean offersChoices(Class<?> handlerClass) {
    return overrides(handlerClass, "choices", String.class, Locale.class);
  }

  private static boolean overrides(Class<?> handlerClass, String method, Class<?>... parameters) {
    try {
      return handlerClass.getMethod(method, parameters).getDeclaringClass() != JobHandler.class;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("Each JobHandler has this method", e);
    }
  }

  /** The method's name. */
  public String spelling() {
    return spelling;
  }

  /**
   * Calls the method.
   *
   * @param name the handler's class, for the message
   * @throws RuntimeException if it answers null, what this method may not answer, or
   *     <em>repeat</em> although the step is repeated already; the message names both, and another
   *     attempt would be pointless
   * @throws Exception what the handler throws
   */
  public JobStepResponse call(JobHandler handler, String name, JobParameters job, int batchSize)
      throws Exception {
    JobStepResponse response =
        switch (this) {
          case CREATE -> handler.createJob(job);
          case PRE_PROCESS -> handler.preProcessJob(job, batchSize);
          case CONTINUE -> handler.continueJob(job, batchSize);
          case CLEANUP -> handler.cleanupJob(job);
        };
    if (response == null) {
      throw new WrongAnswerException(Wording.of("failure.null_answer", name, spelling, answers()));
    }
    if (!answers.contains(response.next())) {
      throw new WrongAnswerException(
          Wording.of("failure.wrong_answer", name, spelling, factory(response.next()), answers()));
    }
    if (response.next() == REPEAT && job.repeated()) {
      throw new WrongAnswerException(Wording.of("failure.repeated_again", name));
    }
    return response;
  }

  /** The answers as a handler writes them, for example {@code more, again or done}. */
  private Wording answers() {
    String list = answers.stream().map(HandlerMethod::factory).collect(Collectors.joining(", "));
    int last = list.lastIndexOf(", ");
    return last < 0
        ? Wording.said(list)
        : Wording.of("or", list.substring(0, last), list.substring(last + 2));
  }

  private static String factory(Next next) {
    String[] words = next.name().split("_");
    return words[0].toLowerCase(Locale.ROOT)
        + Arrays.stream(words)
            .skip(1)
            .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
            .collect(Collectors.joining());
  }
}
