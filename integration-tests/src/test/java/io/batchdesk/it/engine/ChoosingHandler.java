package io.batchdesk.it.engine;

import io.batchdesk.Choices;
import io.batchdesk.JobHandler;
import io.batchdesk.JobParameters;
import io.batchdesk.JobStepResponse;
import io.batchdesk.JobType;
import io.batchdesk.Template;
import io.batchdesk.Upload;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Offers what the test says, and the rows of one job as choices. */
@JobType(value = ChoosingHandler.TYPE, parameters = ChoosingHandler.Parameters.class)
class ChoosingHandler implements JobHandler {

  static final String TYPE = "choosing";

  record Parameters(@Choices Integer row, @Choices String colour, Upload file, Upload other) {}

  @Inject Rows rows;
  @Inject Offers offers;

  @Override
  public Map<String, String> choices(String parameter, Locale language) throws Exception {
    if (parameter.equals("colour")) {
      return offers.colours(language);
    }
    return rows.of(TYPE).stream()
        .collect(
            Collectors.toMap(
                String::valueOf, number -> "Row " + number, (a, b) -> a, LinkedHashMap::new));
  }

  @Override
  public Optional<Template> template(String parameter) {
    return parameter.equals("file")
        ? Optional.of(Template.csv("rows.csv", "number\r\n1\r\n"))
        : Optional.empty();
  }

  @Override
  public JobStepResponse createJob(JobParameters job) {
    return JobStepResponse.ready();
  }

  @Override
  public JobStepResponse continueJob(JobParameters job, int batchSize) {
    return JobStepResponse.done(0, "Row " + job.parameters(Parameters.class).row());
  }
}
