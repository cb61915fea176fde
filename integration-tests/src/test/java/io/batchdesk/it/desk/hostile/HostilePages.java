package io.batchdesk.it.desk.hostile;

import static io.batchdesk.it.desk.hostile.HostileRequests.NO_SUCH_JOB;
import static io.batchdesk.it.desk.hostile.HostileRequests.bytes;
import static io.batchdesk.it.desk.hostile.HostileRequests.inBrowser;
import static io.batchdesk.it.desk.hostile.HostileRequests.nobody;
import static io.batchdesk.it.desk.hostile.HostileRequests.row;
import static io.batchdesk.it.desk.hostile.RawRequest.get;
import static io.batchdesk.it.desk.hostile.RawRequest.of;

import java.util.List;

/** Pages that nobody should ask for. */
final class HostilePages {

  private HostilePages() {}

  static List<HostileInput> pages() {
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

  private static RawRequest form(String token) {
    return inBrowser(
        of("POST", "/start/contact-list")
            .header("Content-Type: application/x-www-form-urlencoded")
            .body(bytes("start=start&start%3Asubmit=" + token)));
  }
}
