package io.batchdesk.it.desk;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Jobs of several people, brought to the status that is wanted. */
final class PreparedJobs {

  private static final Duration LONG = Duration.ofMinutes(2);
  private static final String NOBODY = "{\"country\":\"FJ\"}";
  private static final String SLOW = "{\"country\":\"AT\",\"rowsPerSecond\":1}";

  private record Wanted(String owner, String status) {}

  private final Map<String, Rest> people;
  private final Map<Wanted, Deque<String>> jobs = new HashMap<>();

  PreparedJobs(Map<String, Rest> people) {
    this.people = people;
  }

  /** Starts one more job, which goes on meanwhile. */
  void start(String owner, String status) {
    String id =
        switch (status) {
          case "pre_processed" -> preProcessed(owner);
          case "failed" -> people.get(owner).start("contact-list", "{\"country\":\"XX\"}");
          case "completed" -> people.get(owner).start("contact-list", NOBODY);
          default -> people.get(owner).start("contact-list", SLOW);
        };
    jobs.computeIfAbsent(new Wanted(owner, status), none -> new ArrayDeque<>()).add(id);
  }

  private String preProcessed(String owner) {
    return people
        .get(owner)
        .post(
            Rest.JOBS,
            "{\"type\":\"contact-list\",\"dry_run\":true,\"context\":%s}".formatted(NOBODY))
        .json()
        .at("/batch_job/id")
        .asText();
  }

  /** Brings each to its status. */
  void await() {
    jobs.forEach((wanted, ids) -> ids.forEach(id -> bring(id, wanted)));
  }

  private void bring(String id, Wanted wanted) {
    Rest owner = people.get(wanted.owner());
    if (wanted.status().equals("paused")) {
      owner.awaitStatus(id, "processing", LONG);
      owner.post(Rest.JOBS + "/" + id + "/pause", "");
    }
    if (wanted.status().equals("canceled")) {
      owner.post(Rest.JOBS + "/" + id + "/cancel", "");
      Await.until(
          "job " + id + " is cleaned up", LONG, () -> !owner.job(id).get("cleaned_up_at").isNull());
    }
    owner.awaitStatus(id, wanted.status(), LONG);
  }

  /** One for a request that changes nothing; it stays. */
  String look(String owner, String status) {
    return jobs.get(new Wanted(owner, status)).peekLast();
  }

  /** One for a request that changes it; nobody gets it again. */
  String take(String owner, String status) {
    return jobs.get(new Wanted(owner, status)).removeFirst();
  }
}
