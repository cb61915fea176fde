package io.batchdesk.it.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** The REST API as a script uses it: HTTP Basic and JSON. */
public final class Rest {

  private static final ObjectMapper JSON = new ObjectMapper();
  public static final String JOBS = "/api/admin/batch-jobs";

  private final DeskProcess desk;
  private final String authorization;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Rest(DeskProcess desk, String user, String password) {
    this(desk, "Basic " + encoded(user + ":" + password));
  }

  private Rest(DeskProcess desk, String authorization) {
    this.desk = desk;
    this.authorization = authorization;
  }

  private static String encoded(String credentials) {
    return Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
  }

  /** Signed in with an access token. */
  static Rest withToken(DeskProcess desk, String token) {
    return new Rest(desk, "Bearer " + token);
  }

  /** An answer with its body, as text and as JSON. */
  public record Answer(int status, HttpResponse<byte[]> response) {

    public String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    public JsonNode json() {
      try {
        return JSON.readTree(response.body());
      } catch (IOException e) {
        throw new AssertionError("Not JSON (" + status + "): " + text(), e);
      }
    }
  }

  public Answer get(String path) {
    return send(request(path).GET());
  }

  public Answer post(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(desk.url(path))
        .timeout(Duration.ofSeconds(60))
        .header("Authorization", authorization);
  }

  public Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts a job and gives its id. */
  public String start(String type, String context) {
    Answer answer = tryStart(type, context);
    if (answer.status() != 201) {
      throw new AssertionError("Not started: " + answer.status() + " " + answer.text());
    }
    return answer.json().get("batch_job").get("id").asText();
  }

  /** What the desk says to a start, be it yes or no. */
  public Answer tryStart(String type, String context) {
    return post(JOBS, "{\"type\":\"%s\",\"context\":%s}".formatted(type, context));
  }

  /** Uploads a file and gives its id. */
  public String upload(String name, BodyPublisher bytes) {
    Answer answer =
        send(
            request("/api/admin/uploads?name=" + name)
                .timeout(Duration.ofMinutes(10))
                .header("Content-Type", "text/csv")
                .POST(bytes));
    if (answer.status() != 201) {
      throw new AssertionError("Not uploaded: " + answer.status() + " " + answer.text());
    }
    return answer.json().at("/upload/id").asText();
  }

  public JsonNode job(String id) {
    Answer answer = get(JOBS + "/" + id);
    if (answer.status() != 200) {
      throw new AssertionError("No job: " + answer.status() + " " + answer.text());
    }
    return answer.json().get("batch_job");
  }

  public String status(String id) {
    return job(id).get("status").asText();
  }

  /** The committed units of a job. */
  public long units(String id) {
    return job(id).get("result").get("advancement_count").asLong();
  }

  public JsonNode awaitStatus(String id, String status, Duration atMost) {
    Await.until(
        "job " + id + " is " + status,
        atMost,
        () -> {
          String now = status(id);
          if (now.equals("failed") && !status.equals("failed")) {
            throw new AssertionError("Job failed: " + job(id));
          }
          return now.equals(status);
        });
    return job(id);
  }

  public JsonNode output(String id) {
    return get(JOBS + "/" + id + "/outputs").json().get("outputs").get(0);
  }
}
