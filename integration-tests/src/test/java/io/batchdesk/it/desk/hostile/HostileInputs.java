package io.batchdesk.it.desk.hostile;

import static io.batchdesk.it.desk.hostile.RawRequest.get;
import static io.batchdesk.it.desk.hostile.RawRequest.of;
import static io.batchdesk.it.desk.hostile.RawRequest.post;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The hostile inputs and their answers, written by hand. What cannot be parsed or has the wrong
 * type is 400, what parses but is not allowed 422, what is not there or not yours 404, the wrong
 * state 409, too large 413, not that media type 415, too many 429.
 */
public final class HostileInputs {

  private static final String JOBS = "/api/admin/batch-jobs";
  private static final String JSON = "Content-Type: application/json";
  private static final String NO_SUCH_JOB = "batch_01ARZ3NDEKTSV4RRFFQ69G5FAV";

  private HostileInputs() {}

  /** All of them, in the order in which they are sent. */
  public static List<HostileInput> all() {
    return Stream.of(
            bodies(),
            creates(),
            parameters(),
            reads(),
            lists(),
            verbs(),
            ranges(),
            heads(),
            pages(),
            signIns())
        .flatMap(List::stream)
        .toList();
  }

  private static List<HostileInput> bodies() {
    return List.of(
        row("create: no body", 400, of("POST", JOBS)),
        row("create: truncated JSON", 400, create("{\"type\":\"contact-list\"")),
        row("create: text behind the JSON", 400, create("{\"type\":\"contact-list\"} x")),
        row("create: a doubled property", 400, create("{\"type\":\"a\",\"type\":\"b\"}")),
        row("create: an array", 400, create("[]")),
        row("create: null", 400, create("null")),
        row("create: only blanks", 400, create("  ")),
        row("create: 100,000 levels", 400, create("[".repeat(100_000))),
        row(
            "create: a number of 10,000 digits",
            400,
            create("{\"type\":" + "9".repeat(10_000) + "}")),
        row("create: 50 MB", 413, create("{\"type\":\"" + "x".repeat(50_000_000) + "\"}")),
        row("create: UTF-16", 400, json("{\"type\":\"x\"}".getBytes(StandardCharsets.UTF_16))),
        row("create: Latin-1", 400, json("{\"é\":1}".getBytes(StandardCharsets.ISO_8859_1))),
        row("create: overlong UTF-8", 400, json(bytes("{\"type\":\"\u00C0\u00AF\"}"))),
        row("create: NUL behind the JSON", 400, json(bytes("{}\u0000"))),
        row("create: no media type", 415, of("POST", JOBS).body(bytes("{}"))),
        row("create: text/plain", 415, typed("text/plain")),
        row("create: a form", 415, typed("application/x-www-form-urlencoded")),
        row("create: a multipart without boundary", 415, typed("multipart/form-data")),
        row("create: a media type that is none", 400, typed("///")),
        row("create: a media type with a bad q", 400, typed("a/b;q=x")),
        row("create: accepts only XML", 406, create("{}").header("Accept: application/xml")),
        row("create: accepts nonsense", 400, create("{}").header("Accept: ///")),
        row("create: a key of two words", 400, keyed("a b")),
        row("create: a key of 256 letters", 400, keyed("x".repeat(256))),
        row("create: two keys", 400, keyed("a").header("Idempotency-Key: b")),
        row("create: a used key, another body", 409, keyed("{key}")));
  }

  private static List<HostileInput> creates() {
    return List.of(
        row("create: an unknown property", 422, create("{\"type\":\"contact-list\",\"x\":1}")),
        row(
            "create: created_by",
            422,
            create("{\"created_by\":\"root\",\"type\":\"contact-list\"}")),
        row("create: a return URL", 422, create("{\"return_url\":\"" + "/x".repeat(2_500) + "\"}")),
        row(
            "create: a property of 5,000 letters",
            422,
            create("{\"" + "x".repeat(5_000) + "\":1}")),
        row("create: no type", 422, create("{}")),
        row("create: a type that is null", 422, type("null")),
        row("create: a type that is a number", 400, type("1")),
        row("create: an unknown type", 422, type("\"no-such-type\"")),
        row("create: a class for a type", 422, type("\"java.lang.Runtime\"")),
        row("create: a path for a type", 422, type("\"../x\"")),
        row("create: a type of 300 letters", 422, type("\"" + "x".repeat(300) + "\"")),
        row("create: a type with NUL", 422, type("\"contact-list\\u0000\"")),
        row("create: a type with markup", 422, type("\"<script>alert(1)</script>\"")),
        row("create: a type with EL", 422, type("\"#{1+1}${1+1}\"")),
        row("create: a type with SQL", 422, type("\"' or 1=1 --\"")),
        row("create: a type of half a surrogate pair", 422, type("\"\\ud800\"")),
        row("create: a context that is a text", 400, context("\"x\"")),
        row("create: a context that is a list", 400, context("[]")),
        row(
            "create: dry_run that is a text",
            400,
            create("{\"type\":\"contact-list\",\"dry_run\":\"true\"}")));
  }

  private static List<HostileInput> parameters() {
    return List.of(
        row("parameter: not declared", 422, context("{\"class\":\"java.lang.Runtime\"}")),
        row("parameter: 2147483648 for an int", 422, context("{\"rowsPerSecond\":2147483648}")),
        row("parameter: 1e999999999", 422, context("{\"rowsPerSecond\":1e999999999}")),
        row("parameter: 0", 422, context("{\"rowsPerSecond\":0}")),
        row("parameter: 10^9", 422, context("{\"rowsPerSecond\":1000000000}")),
        row("parameter: half a number", 422, context("{\"rowsPerSecond\":1.5}")),
        row("parameter: NaN", 400, context("{\"rowsPerSecond\":NaN}")),
        row("parameter: a text for a number", 400, context("{\"rowsPerSecond\":\"5\"}")),
        row("parameter: a number for a text", 400, context("{\"text\":5}")),
        row("parameter: an object for a text", 400, context("{\"text\":{\"a\":1}}")),
        row("parameter: NUL", 422, context("{\"text\":\"a\\u0000b\"}")),
        row("parameter: half a surrogate pair", 422, context("{\"text\":\"\\ud800\"}")),
        row("parameter: 101 letters where 100 may be", 422, text("x".repeat(101))),
        row("parameter: 1,000,000 letters", 422, text("x".repeat(1_000_000))),
        row("parameter: 1 MB of letters", 413, text("x".repeat(1_048_576))),
        row("parameter: not of its form", 422, context("{\"country\":\"<b>\"}")),
        row("parameter: no such day", 422, context("{\"changedSince\":\"2026-02-30\"}")),
        row("parameter: a formula for a day", 422, context("{\"changedSince\":\"=1+1\"}")));
  }

  private static List<HostileInput> reads() {
    return List.of(
        row("read: id 1", 404, get(JOBS + "/1")),
        row("read: id abc", 404, get(JOBS + "/abc")),
        row("read: id ../x", 404, get(JOBS + "/../x")),
        row("read: id ..%2fx", 404, get(JOBS + "/..%2fx")),
        row("read: id %2e%2e%2fx", 404, get(JOBS + "/%2e%2e%2fx")),
        row("read: id with NUL", 400, get(JOBS + "/a%00")),
        row("read: id with a line break", 404, get(JOBS + "/a%0d%0aSet-Cookie:%20a=b")),
        row("read: id of 5,000 letters", 404, get(JOBS + "/" + "x".repeat(5_000))),
        row("read: id with markup", 404, get(JOBS + "/%3Cscript%3E")),
        row("read: an unknown job", 404, get(JOBS + "/" + NO_SUCH_JOB)),
        row("read: a job in lower case", 404, get(JOBS + "/" + NO_SUCH_JOB.toLowerCase())),
        row("read: somebody else's job", 404, byStranger(get(JOBS + "/{completed}"))),
        row("read: its events", 404, byStranger(get(JOBS + "/{completed}/events"))),
        row("read: its outputs", 404, byStranger(get(JOBS + "/{completed}/outputs"))),
        row("read: its file", 404, byStranger(get(JOBS + "/{completed}/outputs/1/download"))),
        row("read: an address that is none", 404, get("/api/nothing")),
        row("read: WEB-INF through the API", 303, get(JOBS + "/..%2f..%2f..%2fWEB-INF%2fweb.xml")),
        row("read: a description of the API", 404, get("/api/application.wadl")),
        row("read: without signing in", 401, nobody(get(JOBS))),
        row("read: by PUT", 405, of("PUT", JOBS)),
        row("read: by PATCH", 405, of("PATCH", JOBS + "/{completed}")),
        row("read: by DELETE of all", 405, of("DELETE", JOBS)),
        row("read: by TRACE", 405, of("TRACE", JOBS)),
        row("read: by a made-up method", 405, of("FROBNICATE", JOBS)),
        row("read: get in lower case", 405, of("get", JOBS)),
        row("read: accepts only XML", 406, get(JOBS).header("Accept: application/xml")),
        row("read: an If-None-Match that is none", 200, found().header("If-None-Match: x\"")),
        row("read: a language that is none", 200, get(JOBS).header("Accept-Language: *-x;q=a,,")),
        row(
            "read: a time zone that is a path",
            200,
            by("Authorization: Bearer {token}").header("Cookie: tz=../..")));
  }

  private static List<HostileInput> lists() {
    return List.of(
        row("list: limit=abc", 400, list("limit=abc")),
        row("list: limit=-1", 422, list("limit=-1")),
        row("list: limit=0", 422, list("limit=0")),
        row("list: limit=10^9", 422, list("limit=1000000000")),
        row("list: a limit of 20 digits", 400, list("limit=99999999999999999999")),
        row("list: limit twice", 400, list("limit=1&limit=2")),
        row("list: offset=-1", 422, list("offset=-1")),
        row("list: an unknown order", 422, list("order=password_hash")),
        row("list: SQL for an order", 422, list("order=created_at;drop%20table%20batch_job")),
        row("list: an unknown field", 422, list("fields=id,secret")),
        row("list: an unknown filter", 422, list("secret=1")),
        row("list: an unknown filter of 5,000 letters", 422, list("x".repeat(5_000) + "=1")),
        row("list: a filter without a name", 422, list("=1")),
        row("list: an unknown status", 422, list("status=" + "x".repeat(5_000))),
        row("list: a type with NUL", 422, list("type[]=%00")),
        row("list: an unknown comparison", 422, list("created_at[like]=2026-01-01")),
        row("list: a comparison of 3,000 letters, twice", 400, comparedTwice("x".repeat(3_000))),
        row("list: a time that is none", 400, list("created_at[gt]=yesterday")),
        row("list: a month 13", 400, list("created_at[gt]=2026-13-01")),
        row("list: the year 999999999", 422, list("created_at[gt]=%2B999999999-01-01T00:00:00Z")),
        row("list: 1,000 ids", 422, list("id=a&".repeat(1_000))),
        row("list: % without digits", 400, list("type=%")),
        row("list: %zz", 400, list("type=%zz")),
        row("list: %ff", 400, list("type=%ff")),
        row("list: bytes that are no ASCII", 400, list("type=\u00C3\u00A9")),
        row("list: SQL for an id", 200, list("id=%27%20or%201=1%20--")),
        row("audit: a filter that is none", 422, get("/api/admin/audit?x=1")),
        row("audit: %zz", 400, get("/api/admin/audit?user=%zz")));
  }

  private static List<HostileInput> verbs() {
    return List.of(
        row("confirm: a completed job", 409, verb("{completed}", "confirm")),
        row("pause: a completed job", 409, verb("{completed}", "pause")),
        row("cancel: a completed job", 409, verb("{completed}", "cancel")),
        row("retry: a completed job", 409, verb("{completed}", "retry")),
        row("cleanup: a running job", 409, verb("{running}", "cleanup")),
        row("resume: a running job", 409, verb("{running}", "resume")),
        row("delete: a running job", 409, of("DELETE", JOBS + "/{running}")),
        row("resume: a canceled job", 409, verb("{canceled}", "resume")),
        row("a verb that is none", 404, verb("{completed}", "explode")),
        row("a verb by GET", 405, get(JOBS + "/{completed}/cancel")),
        row("a verb on an unknown job", 404, verb(NO_SUCH_JOB, "cancel")),
        row("a verb on somebody else's job", 404, byStranger(verb("{running}", "cancel"))),
        row("delete: somebody else's job", 404, byStranger(of("DELETE", JOBS + "/{completed}"))),
        row("a reason that is a number", 400, verb("{running}", "cancel", "{\"reason\":1}")),
        row("an answer nobody asked for", 409, verb("{completed}", "resume", "{\"answer\":\"x\"}")),
        row("an unknown property of a verb", 422, verb("{running}", "cancel", "{\"force\":true}")),
        twice("cancel: twice", 409, verb("{waiting}", "cancel")),
        twice("confirm: twice", 409, verb("{confirmable}", "confirm")),
        twice("cleanup: twice changes nothing", 200, verb("{cleaned}", "cleanup")),
        twice("delete: twice", 404, of("DELETE", JOBS + "/{deletable}")));
  }

  private static List<HostileInput> ranges() {
    String file = JOBS + "/{completed}/outputs/1/download";
    return List.of(
        row("file: before the end", 409, get(JOBS + "/{running}/outputs/1/download")),
        row("file: after the cleanup", 410, get(JOBS + "/{cleaned}/outputs/1/download")),
        row("file: number 2 of one", 404, get(JOBS + "/{completed}/outputs/2/download")),
        row("file: number abc", 404, get(JOBS + "/{completed}/outputs/abc/download")),
        row("file: number 0", 404, get(JOBS + "/{completed}/outputs/0/download")),
        row(
            "file: a number of 20 digits",
            404,
            get(JOBS + "/{completed}/outputs/" + "9".repeat(20) + "/download")),
        row("file: a range of letters", 200, get(file).header("Range: bytes=abc")),
        row("file: a range backwards", 200, get(file).header("Range: bytes=5-1")),
        row("file: the last 0 bytes", 416, get(file).header("Range: bytes=-0")),
        row("file: from beyond its end", 416, get(file).header("Range: bytes=999999999-")),
        row("file: many ranges", 200, get(file).header("Range: bytes=" + "0-0,".repeat(1_000))),
        row(
            "file: a range of 30 digits",
            200,
            get(file).header("Range: bytes=0-" + "9".repeat(30))),
        row("file: a range of lines", 200, get(file).header("Range: lines=1-2")));
  }

  /** What is wrong before the API is asked. */
  private static List<HostileInput> heads() {
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

  private static List<HostileInput> pages() {
    return List.of(
        row("page: not signed in", 303, nobody(get("/jobs/%3Cscript%3E"))),
        row("page: a job that is markup", 404, inBrowser(get("/jobs/%3Cscript%3E"))),
        row("page: an unknown job", 404, inBrowser(get("/jobs/" + NO_SUCH_JOB))),
        row("page: a class for a type", 404, inBrowser(get("/start/java.lang.Runtime"))),
        row("page: a type with NUL", 400, inBrowser(get("/start/a%00"))),
        row("page: a parameter with NUL", 200, inBrowser(get("/start/contact-list?country=%00"))),
        row("page: a return to another site", 200, nobody(get("/sign-in?to=%2F%2Fevil.example"))),
        row("page: WEB-INF", 404, inBrowser(get("/WEB-INF/web.xml"))),
        row("page: by PUT", 405, inBrowser(of("PUT", "/"))),
        row("page: a form without its token", 200, form("")),
        row("page: a form with a cut token", 303, form("&jakarta.faces.ViewState=12345")),
        row("page: a form with a foreign token", 303, form("&jakarta.faces.ViewState=-1%3A-1")));
  }

  /** The last ones: too many wrong guesses, and their name has to wait. */
  private static List<HostileInput> signIns() {
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

  private static HostileInput row(String name, int status, RawRequest request) {
    return new HostileInput(name, status, request);
  }

  private static HostileInput twice(String name, int status, RawRequest request) {
    return new HostileInput(name, request, status, 2);
  }

  private static RawRequest create(String json) {
    return post(JOBS, json);
  }

  private static RawRequest json(byte[] body) {
    return of("POST", JOBS).header(JSON).body(body);
  }

  private static RawRequest typed(String mediaType) {
    return of("POST", JOBS).header("Content-Type: " + mediaType).body(bytes("{}"));
  }

  private static RawRequest keyed(String key) {
    return type("\"contact-phone-format\"").header("Idempotency-Key: " + key);
  }

  private static RawRequest type(String json) {
    return create("{\"type\":%s,\"context\":{\"country\":\"FJ\"}}".formatted(json));
  }

  private static RawRequest context(String json) {
    return create("{\"type\":\"contact-list\",\"context\":%s}".formatted(json));
  }

  private static RawRequest text(String value) {
    return context("{\"text\":\"" + value + "\"}");
  }

  private static RawRequest found() {
    return get(JOBS + "/{completed}");
  }

  private static RawRequest list(String query) {
    return get(JOBS + "?" + query);
  }

  private static RawRequest comparedTwice(String name) {
    return list("created_at[%1$s]=1&created_at[%1$s]=2".formatted(name));
  }

  private static RawRequest verb(String id, String verb) {
    return of("POST", "%s/%s/%s".formatted(JOBS, id, verb));
  }

  private static RawRequest verb(String id, String verb, String json) {
    return post("%s/%s/%s".formatted(JOBS, id, verb), json);
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

  private static RawRequest byStranger(RawRequest request) {
    return request.header("Authorization: Bearer {stranger}");
  }

  private static RawRequest inBrowser(RawRequest request) {
    return request.header("Cookie: {cookie}");
  }

  /** Says that it signs nobody in. */
  private static RawRequest nobody(RawRequest request) {
    return request.header("Cookie: none=1");
  }

  private static RawRequest form(String token) {
    return inBrowser(
        of("POST", "/start/contact-list")
            .header("Content-Type: application/x-www-form-urlencoded")
            .body(bytes("start=start&start%3Asubmit=" + token)));
  }

  private static RawRequest basic(String credentials) {
    byte[] utf8 = credentials.getBytes(StandardCharsets.UTF_8);
    return by("Authorization: Basic " + Base64.getEncoder().encodeToString(utf8));
  }

  private static RawRequest by(String header) {
    return get(JOBS).header(header);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
