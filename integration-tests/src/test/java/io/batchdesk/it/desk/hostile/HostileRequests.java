package io.batchdesk.it.desk.hostile;

import static io.batchdesk.it.desk.hostile.RawRequest.get;
import static io.batchdesk.it.desk.hostile.RawRequest.of;
import static io.batchdesk.it.desk.hostile.RawRequest.post;

import java.nio.charset.StandardCharsets;

/** The requests that hostile inputs begin with. */
final class HostileRequests {

  static final String JOBS = "/api/admin/batch-jobs";
  static final String NO_SUCH_JOB = "batch_01ARZ3NDEKTSV4RRFFQ69G5FAV";
  private static final String JSON = "Content-Type: application/json";

  private HostileRequests() {}

  static HostileInput row(String name, int status, RawRequest request) {
    return new HostileInput(name, status, request);
  }

  static HostileInput twice(String name, int status, RawRequest request) {
    return new HostileInput(name, request, status, 2);
  }

  static RawRequest create(String json) {
    return post(JOBS, json);
  }

  static RawRequest json(byte[] body) {
    return of("POST", JOBS).header(JSON).body(body);
  }

  static RawRequest context(String json) {
    return create("{\"type\":\"contact-list\",\"context\":%s}".formatted(json));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static RawRequest byStranger(RawRequest request) {
    return request.header("Authorization: Bearer {stranger}");
  }

  static RawRequest inBrowser(RawRequest request) {
    return request.header("Cookie: {cookie}");
  }

  /** Says that it signs nobody in. */
  static RawRequest nobody(RawRequest request) {
    return request.header("Cookie: none=1");
  }

  static RawRequest by(String header) {
    return get(JOBS).header(header);
  }

  static RawRequest verb(String id, String verb) {
    return of("POST", "%s/%s/%s".formatted(JOBS, id, verb));
  }

  static RawRequest verb(String id, String verb, String json) {
    return post("%s/%s/%s".formatted(JOBS, id, verb), json);
  }
}
