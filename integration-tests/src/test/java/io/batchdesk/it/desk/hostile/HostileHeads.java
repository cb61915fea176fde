package io.batchdesk.it.desk.hostile;

import static io.batchdesk.it.desk.hostile.HostileRequests.JOBS;
import static io.batchdesk.it.desk.hostile.HostileRequests.by;
import static io.batchdesk.it.desk.hostile.HostileRequests.create;
import static io.batchdesk.it.desk.hostile.HostileRequests.row;
import static io.batchdesk.it.desk.hostile.HostileRequests.verb;
import static io.batchdesk.it.desk.hostile.RawRequest.get;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is wrong before the API is asked, and who nobody is. */
final class HostileHeads {

  private HostileHeads() {}

  /** What is wrong before the API is asked. */
  static List<HostileInput> heads() {
    return List.of(
        row("a foreign Host", 200, get(JOBS).header("Host: evil.example")),
        row("a foreign Host in the address", 200, get("http://evil.example" + JOBS)),
        row("a foreign Origin", 403, create("{}").header("Origin: http://evil.example")),
        row("no Origin at all, says null", 403, create("{}").header("Origin: null")),
        row("a page of another site", 403, create("{}").header("Sec-Fetch-Site: cross-site")),
        row("an address with a raw NUL", 400, get(JOBS + "/\u0000")),
        row("an address with overlong dots", 400, get(JOBS + "/%c0%ae%c0%ae/x")),
        row("an address of 20,000 letters", 400, get(JOBS + "/" + "x".repeat(20_000))),
        row("a header of 20,000 letters", 400, get(JOBS).header("X-A: " + "x".repeat(20_000))),
        row("2,000 headers", 400, manyHeaders(2_000)),
        row("a header with NUL", 400, get(JOBS).header("X-A: a\u0000b")),
        row("a length that is none", 400, sized("abc")),
        row("a negative length", 400, sized("-1")),
        row("a length of 20 digits", 400, sized("9".repeat(20))),
        row("two lengths", 400, sized("2").header("Content-Length: 3")),
        row("a chunk that has no length", 400, chunked("zz\r\n{}\r\n0\r\n\r\n")),
        row("a chunk of 2^64 bytes", 400, chunked("ffffffffffffffff\r\n{}\r\n0\r\n\r\n")),
        row("another protocol is offered", 422, create("{}").header("Upgrade: h2c")),
        row("another protocol, without a body", 404, verb("x", "cancel").header("Upgrade: h2c")),
        row("another protocol is offered, in chunks", 411, upgradeInChunks()),
        row("a version of HTTP that there is not", 505, get(JOBS).version("HTTP/9.9")),
        // The server ends these by itself, without a word and without asking any application.
        row("an address with half an escape", 200, get(JOBS + "/%")),
        row("a Host with a port of letters", 200, get(JOBS).header("Host: a b:xx")));
  }

  /** The last ones: too many wrong guesses, and their name has to wait. */
  static List<HostileInput> signIns() {
    return List.of(
        row("sign-in: an unknown user", 401, basic("nobody:correct-horse-battery")),
        row("sign-in: a wrong password", 401, basic("stranger:wrong")),
        row("sign-in: a password of 200 letters", 401, basic("stranger:" + "x".repeat(200))),
        row("sign-in: a name with a line break", 401, basic("stranger\r\nadmin:x")),
        row("sign-in: a name with NUL", 401, basic("stranger\u0000:x")),
        row("sign-in: a name of 5,000 letters", 401, basic("x".repeat(5_000) + ":x")),
        row("sign-in: no colon", 401, basic("stranger")),
        row("sign-in: not Base64", 401, by("Authorization: Basic !!!")),
        row("sign-in: an unknown scheme", 401, by("Authorization: Negotiate x")),
        row("sign-in: an empty token", 401, by("Authorization: Bearer ")),
        row("sign-in: a token with SQL", 401, by("x-medusa-access-token: ' or 1=1 --")),
        row(
            "sign-in: a token of 5,000 letters",
            401,
            by("Authorization: Bearer " + "x".repeat(5_000))),
        new HostileInput("sign-in: 11 wrong guesses", basic("guessed:wrong"), 429, 11));
  }

  private static RawRequest sized(String length) {
    return create("{}").header("Content-Length: " + length).withBrokenFraming();
  }

  private static RawRequest chunked(String body) {
    return create(body).header("Transfer-Encoding: chunked").withBrokenFraming();
  }

  private static RawRequest upgradeInChunks() {
    return chunked("2\r\n{}\r\n0\r\n\r\n").header("Upgrade: h2c");
  }

  private static RawRequest manyHeaders(int count) {
    String lines =
        IntStream.range(0, count)
            .mapToObj(i -> "X-" + i + ": a")
            .collect(Collectors.joining("\r\n"));
    return get(JOBS).header(lines);
  }

  private static RawRequest basic(String credentials) {
    byte[] utf8 = credentials.getBytes(StandardCharsets.UTF_8);
    return by("Authorization: Basic " + Base64.getEncoder().encodeToString(utf8));
  }
}
