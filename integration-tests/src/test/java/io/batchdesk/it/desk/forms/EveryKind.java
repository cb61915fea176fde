package io.batchdesk.it.desk.forms;

import io.batchdesk.Accept;
import io.batchdesk.BatchJobException;
import io.batchdesk.Choices;
import io.batchdesk.JobHandler;
import io.batchdesk.JobParameters;
import io.batchdesk.JobStepResponse;
import io.batchdesk.JobType;
import io.batchdesk.Sensitive;
import io.batchdesk.Template;
import io.batchdesk.Upload;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Takes a parameter of each kind, and tells in the end what it was given. */
@JobType(value = "every-kind", title = "Every kind", parameters = EveryKind.Given.class)
class EveryKind implements JobHandler {

  enum Colour {
    RED,
    GREEN
  }

  record Given(
      @NotNull @Size(min = 2, max = 20) String text,
      @Min(1) @Max(9) Integer whole,
      BigDecimal number,
      boolean yes,
      LocalDate day,
      Instant moment,
      Colour colour,
      @Sensitive String secret,
      @Accept({".csv", ".txt"}) Upload file,
      @Choices @Size(max = 40) String person) {}

  @Override
  public Map<String, String> choices(String parameter, Locale language) {
    return new TreeMap<>(Map.of("zoe", "Zoë (Wien)", "ann", "Ann <b>Bee</b>"));
  }

  @Override
  public Optional<Template> template(String parameter) {
    return Optional.of(Template.csv("people.csv", "id,name\r\n1,Zoë\r\n"));
  }

  @Override
  public JobStepResponse createJob(JobParameters job) {
    if (job.parameters(Given.class).text().equals("nobody")) {
      throw new BatchJobException("text", "There is nobody of this name");
    }
    return JobStepResponse.ready();
  }

  @Override
  public JobStepResponse continueJob(JobParameters job, int batchSize) throws IOException {
    Given given = job.parameters(Given.class);
    String file = "";
    if (given.file() != null) {
      try (InputStream bytes = job.upload(given.file()).open(0)) {
        file = job.upload(given.file()).name() + " " + new String(bytes.readAllBytes());
      }
    }
    return JobStepResponse.done(
        1,
        "%s|%s|%s|%s|%s|%s|%s|%s|%s"
                .formatted(
                    given.text(),
                    given.whole(),
                    given.number(),
                    given.yes(),
                    given.day(),
                    given.moment(),
                    given.colour(),
                    given.secret() == null ? null : given.secret().length(),
                    file)
            + (given.person() == null ? "" : "|" + given.person()));
  }
}
