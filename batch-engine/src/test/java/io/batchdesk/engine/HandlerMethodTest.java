package io.batchdesk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.batchdesk.JobHandler;
import io.batchdesk.JobParameters;
import io.batchdesk.JobStepResponse;
import io.batchdesk.JobStepResponse.Next;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandlerMethodTest {

  /** Answers always the same. */
  private record Parrot(JobStepResponse answer) implements JobHandler {

    @Override
    public JobStepResponse createJob(JobParameters job) {
      return answer;
    }

    @Override
    public JobStepResponse preProcessJob(JobParameters job, int batchSize) {
      return answer;
    }

    @Override
    public JobStepResponse continueJob(JobParameters job, int batchSize) {
      return answer;
    }

    @Override
    public JobStepResponse cleanupJob(JobParameters job) {
      return answer;
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CREATE      | createJob     | READY NOTHING_TO_DO                          | ready or nothingToDo
          PRE_PROCESS | preProcessJob | MORE AGAIN REPEAT READY NOTHING_TO_DO FAILED | more, again, repeat, ready, nothingToDo or failed
          CONTINUE    | continueJob   | MORE AGAIN REPEAT ASK FAILED DONE            | more, again, repeat, ask, failed or done
          CLEANUP     | cleanupJob    | DONE                                         | done
          """)
  void eachMethodGivesItsOwnAnswersOnly(
      HandlerMethod method, String spelling, String answers, String spelled) throws Exception {
    for (Next next : Next.values()) {
      JobHandler parrot = new Parrot(answer(next));
      if (Arrays.asList(answers.split(" ")).contains(next.name())) {
        assertThat(method.call(parrot, "Parrot", job(false), 1).next()).isEqualTo(next);
      } else {
        assertThatExceptionOfType(WrongAnswerException.class)
            .isThrownBy(() -> method.call(parrot, "Parrot", job(false), 1))
            .withMessageStartingWith("Parrot." + spelling + " answered ")
            .withMessageEndingWith("; it may answer " + spelled);
      }
    }
    assertThatExceptionOfType(WrongAnswerException.class)
        .isThrownBy(() -> method.call(new Parrot(null), "Parrot", job(false), 1))
        .withMessage("Parrot." + spelling + " returned null; return " + spelled);
  }

  @Test
  void aStepThatIsRepeatedMayNotAskToBeRepeated() {
    assertThatExceptionOfType(WrongAnswerException.class)
        .isThrownBy(
            () ->
                HandlerMethod.CONTINUE.call(
                    new Parrot(JobStepResponse.repeat()), "Parrot", job(true), 1))
        .withMessageContaining("Parrot asks to repeat a step that is repeated already");
  }

  private static JobParameters job(boolean repeated) {
    return (JobParameters)
        Proxy.newProxyInstance(
            JobParameters.class.getClassLoader(),
            new Class<?>[] {JobParameters.class},
            (proxy, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("repeated");
              return repeated;
            });
  }

  @Test
  void choicesAreOfferedByWhoOverridesThem() {
    JobHandler offering =
        new PassiveHandler() {
          @Override
          public Map<String, String> choices(String parameter, Locale language) {
            return Map.of();
          }
        };

    assertThat(HandlerMethod.offersChoices(offering.getClass())).isTrue();
    assertThat(HandlerMethod.offersChoices(PassiveHandler.class)).isFalse();
  }

  /** Does nothing. */
  private static class PassiveHandler implements JobHandler {

    @Override
    public JobStepResponse createJob(JobParameters job) {
      return JobStepResponse.ready();
    }

    @Override
    public JobStepResponse continueJob(JobParameters job, int batchSize) {
      return JobStepResponse.done();
    }
  }

  private static JobStepResponse answer(Next next) {
    return switch (next) {
      case MORE -> JobStepResponse.more(1);
      case AGAIN -> JobStepResponse.again(Duration.ZERO, 1);
      case ASK -> JobStepResponse.ask("Really?", "Yes");
      case READY -> JobStepResponse.ready();
      case REPEAT -> JobStepResponse.repeat();
      case NOTHING_TO_DO -> JobStepResponse.nothingToDo("Nothing");
      case FAILED -> JobStepResponse.failed(0, "Failed");
      case DONE -> JobStepResponse.done();
    };
  }
}
