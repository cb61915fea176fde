package io.batchdesk.it.desk.hostile;

import static io.batchdesk.it.desk.hostile.HostileRequests.JOBS;
import static io.batchdesk.it.desk.hostile.HostileRequests.NO_SUCH_JOB;
import static io.batchdesk.it.desk.hostile.HostileRequests.byStranger;
import static io.batchdesk.it.desk.hostile.HostileRequests.row;
import static io.batchdesk.it.desk.hostile.HostileRequests.twice;
import static io.batchdesk.it.desk.hostile.HostileRequests.verb;
import static io.batchdesk.it.desk.hostile.RawRequest.get;
import static io.batchdesk.it.desk.hostile.RawRequest.of;

import java.util.List;

/** What nobody should ask of a job. */
final class HostileVerbs {

  private HostileVerbs() {}

  static List<HostileInput> verbs() {
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
}
