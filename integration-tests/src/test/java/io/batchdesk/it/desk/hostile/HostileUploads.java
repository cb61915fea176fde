package io.batchdesk.it.desk.hostile;

import static io.batchdesk.it.desk.hostile.HostileRequests.byStranger;
import static io.batchdesk.it.desk.hostile.HostileRequests.bytes;
import static io.batchdesk.it.desk.hostile.HostileRequests.nobody;
import static io.batchdesk.it.desk.hostile.HostileRequests.row;
import static io.batchdesk.it.desk.hostile.RawRequest.get;
import static io.batchdesk.it.desk.hostile.RawRequest.of;

import java.util.List;

/** Files that nobody should upload, and ids of uploads that are none of theirs. */
final class HostileUploads {

  private static final String UPLOADS = "/api/admin/uploads";

  private HostileUploads() {}

  static List<HostileInput> uploads() {
    return List.of(
        row("upload: without a name", 422, of("POST", UPLOADS).body(bytes("a"))),
        row("upload: an empty name", 422, named("")),
        row("upload: a name of blanks", 422, named("%20%20")),
        row("upload: a name of 5,000 letters", 422, named("x".repeat(5_000))),
        row("upload: a name with %zz", 400, named("%zz")),
        row("upload: two names", 400, named("a.csv&name=b.csv")),
        row("upload: another parameter", 422, named("a.csv&path=/etc")),
        row("upload: a name that is a path", 201, named("..%2F..%2Fetc%2Fpasswd")),
        row("upload: a name that is a path of Windows", 201, named("C:%5Cx%5Ca.csv")),
        row("upload: a name with markup", 201, named("%3Cimg%20src%3Dx%20onerror%3D1%3E.csv")),
        row("upload: a name with a line break", 201, named("a%0D%0ASet-Cookie:%20a=b.csv")),
        row("upload: a name with NUL", 201, named("a%00.csv")),
        row("upload: 0 bytes", 201, of("POST", UPLOADS + "?name=a.csv")),
        row("upload: a media type that is none", 400, typed("///")),
        row("upload: a media type of 5,000 letters", 422, typed("a/" + "b".repeat(5_000))),
        row("upload: a form", 415, typed("multipart/form-data; boundary=x")),
        row("upload: a key of two words", 400, named("a.csv").header("Idempotency-Key: a b")),
        row("upload: without signing in", 401, nobody(named("a.csv"))),
        row("upload: an id that is none", 404, get(UPLOADS + "/abc")),
        row("upload: an id that is a path", 404, get(UPLOADS + "/..%2F..%2Fx")),
        row("upload: an id with NUL", 400, get(UPLOADS + "/a%00")),
        row("upload: somebody else's", 404, byStranger(get(UPLOADS + "/{upload}"))),
        row("upload: deleted by another", 404, byStranger(of("DELETE", UPLOADS + "/{upload}"))),
        row("upload: by PUT", 405, of("PUT", UPLOADS + "/{upload}").body(bytes("a"))));
  }

  private static RawRequest named(String name) {
    return of("POST", UPLOADS + "?name=" + name).body(bytes("id,name\n1,x\n"));
  }

  private static RawRequest typed(String mediaType) {
    return named("a.csv").header("Content-Type: " + mediaType);
  }
}
