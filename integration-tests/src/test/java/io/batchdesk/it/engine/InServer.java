package io.batchdesk.it.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.batchdesk.JobStepResponse;
import io.batchdesk.engine.Caller;
import io.batchdesk.engine.DownloadSender;
import io.batchdesk.engine.Downloads;
import io.batchdesk.engine.JobControl;
import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.JobMessage;
import io.batchdesk.engine.JobStatus;
import io.batchdesk.engine.Jobs;
import io.batchdesk.engine.Json;
import io.batchdesk.engine.Refusal;
import io.batchdesk.engine.StartJob;
import io.batchdesk.it.engine.server.Wars;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test class that runs inside the server; all of them run in one WAR on one server. */
@ExtendWith(ArquillianExtension.class)
abstract class InServer {

  static final Caller ANN = caller("ann", "operator");

  /** How far a job of {@link #lines} is. */
  record Cursor(int done) {}

  /** Something that happens in a step when it has written. */
  interface Event {
    void in(int step) throws Exception;
  }

  @Inject Jobs jobs;
  @Inject JobControl control;
  @Inject Downloads downloads;
  @Inject DownloadSender sender;
  @Inject Scripts scripts;
  @Inject Rows rows;

  @Deployment
  static WebArchive war() {
    return Wars.it();
  }

  static Caller caller(String name, String... roles) {
    return new Caller(name, Set.of(roles), Locale.ENGLISH, ZoneId.of("Europe/Vienna"), "10.0.0.1");
  }

  JobDetails start(Script script) {
    return start(ScriptedJobs.PLAIN, script);
  }

  JobDetails start(String type, Script script) {
    return jobs.start(request(type, script), ANN);
  }

  StartJob request(String type, Script script) {
    return new StartJob(type, parameters(script), false, null, null);
  }

  JsonNode parameters(Script script) {
    return json(Map.of("script", scripts.add(script)));
  }

  static JsonNode json(Object value) {
    return Json.readStrictly(Json.write(value).getBytes(UTF_8));
  }

  /** A job of one unit in each step, which writes a row and a line and remembers how far it is. */
  Script lines(int steps, Event event) {
    return new Script()
        .create(
            job -> {
              job.setJobSize(steps);
              job.setState(new Cursor(0));
              return JobStepResponse.ready();
            })
        .step(
            (job, batchSize) -> {
              int n = job.state(Cursor.class).done() + 1;
              rows.write(job.jobId(), n);
              job.output("lines.txt", "text/plain").stream().write(line(n));
              job.output("lines.txt", "text/plain").stream().flush();
              job.setState(new Cursor(n));
              event.in(n);
              return n == steps
                  ? JobStepResponse.done(1, "Wrote %d lines".formatted(steps))
                  : JobStepResponse.more(1).message("Line " + n);
            });
  }

  Script lines(int steps) {
    return lines(steps, step -> {});
  }

  /** A job whose first two steps are followed by an hour's pause. */
  static Script waitingAfterEachStep(AtomicInteger steps) {
    return new Script()
        .step(
            (job, batchSize) ->
                steps.incrementAndGet() < 3
                    ? JobStepResponse.again(Duration.ofHours(1), 1)
                    : JobStepResponse.done(1, "Waited twice"));
  }

  static void passAt(int gated, int step, Gate gate) {
    if (step == gated) {
      gate.pass();
    }
  }

  static void refuses(Refusal.Kind kind, ThrowingCallable call) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(call)
        .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(kind));
  }

  static byte[] line(int n) {
    return "line %d äöü €\n".formatted(n).getBytes(UTF_8);
  }

  /** What the file of {@link #lines} has to be. */
  static byte[] allLines(int steps) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int n = 1; n <= steps; n++) {
      all.writeBytes(line(n));
    }
    return all.toByteArray();
  }

  byte[] download(String id) throws IOException {
    Downloads.Download download = downloads.begin(id, 1, ANN);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    send(download, bytes);
    return bytes.toByteArray();
  }

  /** Whether anything is stored of a job's files, in whatever store. */
  boolean hasFiles(String id) {
    return Files.of(id).toFile().exists()
        || rows.count("select count(*) from batch_output_chunk where job_id = ?", id) > 0;
  }

  void send(Downloads.Download download, OutputStream to) throws IOException {
    sender.send(download, to, 0, download.output().length(), () -> 0);
  }

  JobDetails find(String id) {
    return jobs.find(id, ANN);
  }

  List<String> messages(String id) {
    return jobs.messages(id, ANN, 1000).stream().map(JobMessage::text).toList();
  }

  JobDetails await(String id, JobStatus status) {
    return await(id, job -> job.status() == status && !job.claimed());
  }

  JobDetails awaitCleanup(String id) {
    return await(id, job -> job.cleanedUpAt() != null);
  }

  JobDetails await(String id, Predicate<JobDetails> so) {
    Await.until(() -> so.test(find(id)), () -> find(id) + ", " + messages(id));
    return find(id);
  }

  /** Waits for a status without waiting for pauses between attempts. */
  JobDetails awaitHurried(String id, JobStatus status) {
    return await(
        id,
        job -> {
          rows.hurry(id);
          return job.status() == status && !job.claimed();
        });
  }

  /** An entry goes away a little after what it led to has committed. */
  void awaitEmptyQueue(String id) {
    Await.until(() -> rows.queue(id).isEmpty(), () -> rows.queue(id).toString());
  }
}
