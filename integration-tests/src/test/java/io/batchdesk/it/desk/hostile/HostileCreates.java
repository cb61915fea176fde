package io.batchdesk.it.desk.hostile;

import static io.batchdesk.it.desk.hostile.HostileRequests.JOBS;
import static io.batchdesk.it.desk.hostile.HostileRequests.bytes;
import static io.batchdesk.it.desk.hostile.HostileRequests.context;
import static io.batchdesk.it.desk.hostile.HostileRequests.create;
import static io.batchdesk.it.desk.hostile.HostileRequests.json;
import static io.batchdesk.it.desk.hostile.HostileRequests.row;
import static io.batchdesk.it.desk.hostile.RawRequest.of;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Jobs that nobody should create. */
final class HostileCreates {

  private HostileCreates() {}

  static List<HostileInput> bodies() {
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
        row("create: JSON in UTF-16, as it says", 415, typed("application/json;charset=utf-16")),
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

  static List<HostileInput> creates() {
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

  static List<HostileInput> parameters() {
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

  private static RawRequest typed(String mediaType) {
    return of("POST", JOBS).header("Content-Type: " + mediaType).body(bytes("{}"));
  }

  private static RawRequest keyed(String key) {
    return type("\"contact-phone-format\"").header("Idempotency-Key: " + key);
  }

  private static RawRequest type(String json) {
    return create("{\"type\":%s,\"context\":{\"country\":\"FJ\"}}".formatted(json));
  }

  private static RawRequest text(String value) {
    return context("{\"text\":\"" + value + "\"}");
  }
}
