package io.batchdesk.it.desk.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What holds for every answer, whatever was asked. */
public final class AnswerRules {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_ECHO = 100;
  private static final Set<String> SHAPE = Set.of("type", "message", "code", "field");
  private static final Pattern STACK_FRAME =
      Pattern.compile("\\sat [\\w.$/]+\\([\\w. ]+(?::\\d+)?\\)");

  /** Classes, SQL, products and paths of the server. */
  private static final Pattern INSIDE =
      Pattern.compile(
          "\\w+(?:Exception|Error)\\b|\\b(?:java|javax|jakarta|org|com|fish|sun|io)(?:\\.\\w+){2,}"
              + "|(?i:\\bselect\\b.+\\bfrom\\b|\\b(?:insert|update|delete)\\b.+\\b(?:into|set|from)\\b)"
              + "|\\b(?:H2|JDBC|SQLSTATE|PSQL|Payara|GlassFish|Grizzly|Jersey|EclipseLink|Weld)\\b"
              + "|/(?:tmp|home|root|opt|var)/");

  private AnswerRules() {}

  /** Returns what an answer does that it may not do. */
  public static List<String> broken(RawRequest request, RawAnswer answer) {
    List<String> broken = new ArrayList<>();
    if (answer.status() == 0) {
      return request.broken() ? broken : List.of("no answer");
    }
    // Which version of HTTP it does not speak is what the server has to say (RFC 9110, 15.6.6).
    if (answer.status() >= 500 && !(answer.status() == 505 && answer.body().length == 0)) {
      broken.add("status " + answer.status());
    }
    if (STACK_FRAME.matcher(answer.text()).find()) {
      broken.add("a stack trace");
    }
    if (answer.headers().containsKey("server") || answer.headers().containsKey("x-powered-by")) {
      broken.add("names its product");
    }
    if (!answer.header("location").matches("|/|/[^/\\\\].*")) {
      broken.add("leads to " + answer.header("location"));
    }
    if ((answer.status() == 429 || answer.status() == 503)
        && !answer.header("retry-after").matches("\\d+")) {
      broken.add("no Retry-After");
    }
    if (request.toApi()) {
      brokenByApi(request, answer, broken);
    }
    return broken;
  }

  private static void brokenByApi(RawRequest request, RawAnswer answer, List<String> broken) {
    String text = answer.text().toLowerCase(Locale.ROOT);
    if (answer.header("content-type").contains("html")
        || text.contains("<html")
        || text.contains("<!doctype")) {
      broken.add("HTML");
    }
    // What the server refuses before it knows which application is asked bears none of our headers.
    boolean ours = answer.headers().containsKey("x-content-type-options");
    if (ours && !answer.header("cache-control").contains("no-store")) {
      broken.add("may be stored");
    }
    if (answer.status() < 400 || answer.body().length == 0) {
      if (ours && answer.status() >= 400 && !request.method().equals("HEAD")) {
        broken.add("an error without a word");
      }
      return;
    }
    brokenByError(request, answer, broken);
  }

  private static void brokenByError(RawRequest request, RawAnswer answer, List<String> broken) {
    try {
      JsonNode error = JSON.readTree(answer.body());
      Set<String> names = new TreeSet<>();
      error.fieldNames().forEachRemaining(names::add);
      if (!SHAPE.containsAll(names)
          || error.path("type").asText().isEmpty()
          || error.path("code").asText().isEmpty()
          || error.path("message").asText().isEmpty()) {
        broken.add("another shape of error");
      }
      String given = given(request);
      String said = error.path("message").asText() + "\n" + error.path("field").asText();
      if (echoes(said, given)) {
        broken.add("echoes more than %d characters".formatted(LONGEST_ECHO));
      }
      for (Matcher inside = INSIDE.matcher(said); inside.find(); ) {
        if (!given.toLowerCase(Locale.ROOT).contains(inside.group().toLowerCase(Locale.ROOT))) {
          broken.add("tells " + inside.group());
        }
      }
    } catch (IOException e) {
      broken.add("an error that is not JSON");
    }
  }

  /** All that was sent, as it was sent and as it was meant. */
  private static String given(RawRequest request) {
    String sent = request.target() + "\n" + String.join("\n", request.headers());
    String body = new String(request.body(), StandardCharsets.UTF_8);
    return sent + "\n" + decoded(sent) + "\n" + body;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return new String(text.getBytes(ISO_8859_1), StandardCharsets.UTF_8);
    }
  }

  private static boolean echoes(String said, String given) {
    for (int i = 0; i + LONGEST_ECHO < said.length(); i++) {
      if (given.contains(said.substring(i, i + LONGEST_ECHO + 1))) {
        return true;
      }
    }
    return false;
  }
}
