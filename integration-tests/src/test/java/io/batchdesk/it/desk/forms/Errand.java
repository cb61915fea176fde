package io.batchdesk.it.desk.forms;

import io.batchdesk.BatchJobException;
import io.batchdesk.JobHandler;
import io.batchdesk.JobParameters;
import io.batchdesk.JobStepResponse;
import io.batchdesk.JobType;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Takes its steps without telling how many they are, and stumbles once if it is to. */
@JobType(value = "errand", title = "Errand", parameters = Errand.Way.class)
class Errand implements JobHandler {

  record Way(@NotNull @Min(2) Integer steps, Boolean stumbles) {}

  private static final Duration STEP = Duration.ofMillis(200);
  private static final Set<String> STUMBLED = ConcurrentHashMap.newKeySet();

  @Override
  public JobStepResponse createJob(JobParameters job) {
    return JobStepResponse.ready();
  }

  @Override
  public JobStepResponse continueJob(JobParameters job, int batchSize) {
    Way way = job.parameters(Way.class);
    long step = job.unitsProcessed() + 1;
    if (step == 2 && Boolean.TRUE.equals(way.stumbles()) && STUMBLED.add(job.jobId())) {
      throw new BatchJobException("It has stumbled");
    }
    return step < way.steps()
        ? JobStepResponse.again(STEP, 1)
        : JobStepResponse.done(1, "Walked %d steps".formatted(step));
  }
}
