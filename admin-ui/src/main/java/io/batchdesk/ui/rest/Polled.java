package io.batchdesk.ui.rest;

import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.Sha256;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** An answer about a job that clients ask for again and again: 304 while nothing has changed. */
final class Polled {

  private static final int WORKING_SECONDS = 2;
  private static final int WAITING_SECONDS = 5;
  private static final int TAG_BYTES = 16;

  private Polled() {}

  /** The job, or that it is as the client knows it; while it may change, when to ask again. */
  static Response of(JobDetails job, HttpHeaders headers) {
    String json = JobJson.of(job);
    EntityTag tag = new EntityTag(HexFormat.of().formatHex(Sha256.of(json), 0, TAG_BYTES));
    ResponseBuilder answer = known(tag, headers) ? Response.notModified() : Response.ok(json);
    answer.tag(tag);
    if (!job.status().ended()) {
      answer.header(HttpHeaders.RETRY_AFTER, pause(job));
    }
    return answer.build();
  }

  /**
   * By hand: the library's reader fails at a tag that is none; to us it is one that we do not know.
   */
  private static boolean known(EntityTag tag, HttpHeaders headers) {
    List<String> tags = headers.getRequestHeader(HttpHeaders.IF_NONE_MATCH);
    return tags != null
        && tags.stream()
            .flatMap(line -> Stream.of(line.split(",")))
            .map(word -> word.strip().replaceFirst("^W/", ""))
            .anyMatch(word -> word.equals("*") || word.equals("\"" + tag.getValue() + "\""));
  }

  private static int pause(JobDetails job) {
    return job.status().active() && job.waiting() == null ? WORKING_SECONDS : WAITING_SECONDS;
  }
}
