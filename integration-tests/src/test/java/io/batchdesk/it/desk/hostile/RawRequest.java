package io.batchdesk.it.desk.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * A request byte for byte, as no client library would send it. Texts are taken as ISO 8859-1, so
 * that each byte can be said.
 *
 * @param headers whole lines
 * @param broken whether its framing is wrong, so that the server may wait for more, or hang up
 */
public record RawRequest(
    String method,
    String target,
    String version,
    List<String> headers,
    byte[] body,
    boolean broken) {

  private static final String JSON = "Content-Type: application/json";

  static RawRequest get(String target) {
    return of("GET", target);
  }

  static RawRequest post(String target, String json) {
    return of("POST", target).header(JSON).body(json.getBytes(StandardCharsets.UTF_8));
  }

  /** Without body and header. */
  static RawRequest of(String method, String target) {
    return new RawRequest(method, target, "HTTP/1.1", List.of(), new byte[0], false);
  }

  public RawRequest header(String line) {
    List<String> more = new ArrayList<>(headers);
    more.add(line);
    return new RawRequest(method, target, version, more, body, broken);
  }

  /** With other headers of this name, or without. */
  RawRequest without(String name) {
    List<String> fewer = new ArrayList<>(headers);
    fewer.removeIf(line -> isHeader(line, name));
    return new RawRequest(method, target, version, fewer, body, broken);
  }

  RawRequest body(byte[] other) {
    return new RawRequest(method, target, version, headers, other, broken);
  }

  RawRequest target(String other) {
    return new RawRequest(method, other, version, headers, body, broken);
  }

  RawRequest method(String other) {
    return new RawRequest(other, target, version, headers, body, broken);
  }

  RawRequest version(String other) {
    return new RawRequest(method, target, other, headers, body, broken);
  }

  RawRequest withBrokenFraming() {
    return new RawRequest(method, target, version, headers, body, true);
  }

  /** With what stands for names in braces; in the address and the headers. */
  public RawRequest with(Map<String, String> names) {
    RawRequest filled = this;
    for (Map.Entry<String, String> name : names.entrySet()) {
      String braces = "{" + name.getKey() + "}";
      filled =
          new RawRequest(
              method,
              filled.target.replace(braces, name.getValue()),
              version,
              filled.headers.stream().map(line -> line.replace(braces, name.getValue())).toList(),
              body,
              broken);
    }
    return filled;
  }

  public boolean has(String name) {
    return headers.stream().anyMatch(line -> isHeader(line, name));
  }

  private static boolean isHeader(String line, String name) {
    return line.regionMatches(true, 0, name + ":", 0, name.length() + 1);
  }

  /** Whether the address leads to the API, after all ways back in it. */
  boolean toApi() {
    Deque<String> path = new ArrayDeque<>();
    String decoded = target.replaceFirst("\\?.*", "").replaceAll("(?i)%2e", ".");
    for (String segment : decoded.split("/|(?i)%2f")) {
      if (segment.equals("..")) {
        path.pollLast();
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        path.addLast(segment);
      }
    }
    return "api".equals(path.peekFirst());
  }

  /** What goes over the line: with a host and a length unless it has some of its own. */
  byte[] bytes() {
    StringBuilder head = new StringBuilder("%s %s %s\r\n".formatted(method, target, version));
    headers.forEach(line -> head.append(line).append("\r\n"));
    if (!has("Host")) {
      head.append("Host: localhost\r\n");
    }
    if (!has("Connection")) {
      head.append("Connection: close\r\n");
    }
    if (body.length > 0 && !has("Content-Length") && !has("Transfer-Encoding")) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.append("\r\n").toString().getBytes(ISO_8859_1));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }

  /** For people: one line, not too long. */
  @Override
  public String toString() {
    String text = new String(bytes(), 0, Math.min(bytes().length, 2_000), ISO_8859_1);
    StringBuilder shown = new StringBuilder();
    text.chars()
        .forEach(c -> shown.append(c >= ' ' && c <= '~' ? "" + (char) c : "\\u%04x".formatted(c)));
    return shown.toString().replace("\\u000d\\u000a", " ⏎ ");
  }
}
