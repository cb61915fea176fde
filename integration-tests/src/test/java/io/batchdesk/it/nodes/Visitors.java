package io.batchdesk.it.nodes;

import io.batchdesk.it.desk.DeskProcess;
import io.batchdesk.it.desk.Rest;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Someone who looks at pages and a script that asks the API, all the time. */
final class Visitors implements AutoCloseable {

  /** What one of them was answered; a status of 0 is no answer at all. */
  record Visit(String path, int status, boolean retryAfter, Duration took) {}

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final DeskProcess desk;
  private final String cookie;
  private final List<Visit> visits = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);
  private final HttpClient client = HttpClient.newHttpClient();

  private Visitors(DeskProcess desk, String cookie) {
    this.desk = desk;
    this.cookie = cookie;
  }

  /** Begins to visit the desk, a job's page, and the job by the API. */
  static Visitors of(DeskProcess desk, Postgres postgres, String job) {
    String token = UUID.randomUUID().toString();
    postgres.execute(
        "insert into batch_sign_in values ('%s', 'admin', now(), now())".formatted(hash(token)));
    Visitors visitors = new Visitors(desk, "batchdesk=" + token);
    visitors.visit("/", true);
    visitors.visit("/jobs/" + job, true);
    visitors.visit(Rest.JOBS + "/" + job, false);
    visitors.visit("/health/ready", false);
    return visitors;
  }

  private static String hash(String token) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private void visit(String path, boolean page) {
    HttpRequest.Builder request =
        page
            ? HttpRequest.newBuilder(desk.url(path)).header("Cookie", cookie)
            : desk.rest().request(path);
    threads.scheduleWithFixedDelay(
        () -> visits.add(visit(path, request.timeout(PATIENCE).build())),
        0,
        PAUSE.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  private Visit visit(String path, HttpRequest request) {
    long begin = System.nanoTime();
    int status = 0;
    boolean retryAfter = false;
    try {
      HttpResponse<Void> answer = client.send(request, HttpResponse.BodyHandlers.discarding());
      status = answer.statusCode();
      retryAfter = answer.headers().firstValue("Retry-After").isPresent();
    } catch (IOException e) {
      // No answer at all, which nobody should get.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new Visit(path, status, retryAfter, Duration.ofNanos(System.nanoTime() - begin));
  }

  List<Visit> visits() {
    return visits;
  }

  @Override
  public void close() {
    threads.shutdown();
    try {
      threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
