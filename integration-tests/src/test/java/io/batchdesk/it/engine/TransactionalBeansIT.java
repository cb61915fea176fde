package io.batchdesk.it.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.JobStepResponse;
import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.JobStatus;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Handlers of several jobs that use beans with {@code @Transactional} at the same time. */
class TransactionalBeansIT extends InServer {

  @Inject TransactionalInner inner;
  @Inject TransactionalOuter outer;

  /** The server's interceptor then leaves the first thread without a right to UserTransaction. */
  @Test
  void stepsThatMeetInABeanCommit() {
    Gate direct = new Gate();
    Gate nested = new Gate();
    String first = start(passing(() -> inner.pass(direct))).id();
    direct.awaitReached();
    String second = start(passing(() -> outer.pass(nested))).id();
    nested.awaitReached();

    direct.open();
    JobDetails completed = await(first, JobStatus.COMPLETED);
    nested.open();

    assertThat(completed.attempts()).isZero();
    assertThat(messages(first)).noneMatch(line -> line.contains("failed"));
    assertThat(await(second, JobStatus.COMPLETED).attempts()).isZero();
  }

  private static Script passing(Runnable work) {
    return new Script()
        .step(
            (job, batchSize) -> {
              work.run();
              return JobStepResponse.done(1, "Met");
            });
  }
}
