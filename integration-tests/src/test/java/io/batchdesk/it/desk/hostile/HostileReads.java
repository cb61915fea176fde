package io.batchdesk.it.desk.hostile;

import static io.batchdesk.it.desk.hostile.HostileRequests.JOBS;
import static io.batchdesk.it.desk.hostile.HostileRequests.NO_SUCH_JOB;
import static io.batchdesk.it.desk.hostile.HostileRequests.by;
import static io.batchdesk.it.desk.hostile.HostileRequests.byStranger;
import static io.batchdesk.it.desk.hostile.HostileRequests.nobody;
import static io.batchdesk.it.desk.hostile.HostileRequests.row;
import static io.batchdesk.it.desk.hostile.RawRequest.get;
import static io.batchdesk.it.desk.hostile.RawRequest.of;

import java.util.List;

/** Jobs, lists and files that nobody should ask for. */
final class HostileReads {

  private HostileReads() {}

  static List<HostileInput> reads() {
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

  static List<HostileInput> lists() {
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

  static List<HostileInput> ranges() {
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

  private static RawRequest found() {
    return get(JOBS + "/{completed}");
  }

  private static RawRequest list(String query) {
    return get(JOBS + "?" + query);
  }

  private static RawRequest comparedTwice(String name) {
    return list("created_at[%1$s]=1&created_at[%1$s]=2".formatted(name));
  }
}
