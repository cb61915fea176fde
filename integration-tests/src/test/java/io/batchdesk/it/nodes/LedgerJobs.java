package io.batchdesk.it.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.batchdesk.it.desk.Await;
import io.batchdesk.it.desk.Rest;
import io.batchdesk.it.nodes.ledger.Ledger;
import io.batchdesk.it.nodes.ledger.Lines;
import io.batchdesk.it.nodes.ledger.QuietLedger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Jobs that write rows and a file, and the oracle that tells whether anything disturbed them. */
final class LedgerJobs {

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final String LIFE = "created,pre_processed,confirmed,processing,completed";

  private final Nodes nodes;
  private final long units;
  private final String undisturbed;
  private final List<String> ids = new ArrayList<>();
  private final Map<String, String> types = new HashMap<>();
  private final Map<String, Integer> interruptions = new HashMap<>();

  LedgerJobs(Nodes nodes, long units) {
    this.nodes = nodes;
    this.units = units;
    this.undisturbed = Lines.sha256(units);
  }

  /** Starts a job that holds its locks for most of the time. */
  String start() {
    return start(Ledger.TYPE);
  }

  /** Starts a job of one of the ledger's types. */
  String start(String type) {
    String id =
        nodes
            .rest()
            .start(type, "{\"units\":%d,\"millisPerStep\":%d}".formatted(units, millis(type)));
    ids.add(id);
    types.put(id, type);
    return id;
  }

  /** How long it holds its locks in each step. */
  private static int millis(String type) {
    return type.equals(QuietLedger.TYPE) ? 0 : 100;
  }

  /** Those that have not ended. */
  List<String> running() {
    return nodes.postgres().rows("select id from batch_job where status = 'PROCESSING'").stream()
        .map(row -> row.get("id").toString())
        .filter(ids::contains)
        .toList();
  }

  /** Those of a type that have not ended. */
  List<String> running(String type) {
    return running().stream().filter(id -> types.get(id).equals(type)).toList();
  }

  /** Those that a node works on at this moment. */
  List<String> ownedBy(String node) {
    return running().stream().filter(id -> node.equals(nodes.ownerOf(id))).toList();
  }

  /** Waits until another node has this job and has committed a step of it. */
  void awaitElsewhere(String id, String old, Duration limit) {
    long begin = System.nanoTime();
    Await.until("job " + id + " has another node than " + old, limit, () -> isElsewhere(id, old));
    long units = units(id);
    Await.until(
        "job " + id + " goes on without " + old,
        limit.minusNanos(System.nanoTime() - begin),
        () -> units(id) > units || !running().contains(id));
  }

  private boolean isElsewhere(String id, String old) {
    String owner = nodes.ownerOf(id);
    return owner != null && !owner.equals(old) || !running().contains(id);
  }

  /** The committed units, from the database. */
  long units(String id) {
    return nodes
        .postgres()
        .number("select units_processed from batch_job where id = '%s'".formatted(id));
  }

  /** How often people were told that one of them was interrupted. */
  long interruptions() {
    return nodes
        .postgres()
        .number("select sum(interruptions) from batch_job where id in (%s)".formatted(all()));
  }

  /** Those that a node worked on when it was disturbed; nobody else's may notice. */
  List<String> interrupted(String node) {
    List<String> orphans = ownedBy(node);
    orphans.forEach(id -> interruptions.merge(id, 1, Integer::sum));
    return orphans;
  }

  /** Waits until the database has done all that a node which stands still had asked of it. */
  void awaitSilent(String node) {
    Await.until(
        "the database is done with " + node,
        LONG,
        () ->
            nodes
                .postgres()
                .rows(
                    "select pid from pg_stat_activity where state = 'active'"
                        + " and application_name = '%s'".formatted(node))
                .isEmpty());
  }

  /** Whether some other session holds the row that a job's steps lock. */
  boolean locked(String id) {
    return nodes
        .postgres()
        .rows(
            "select job_id from ledger_total where job_id = '%s' for update skip locked"
                .formatted(id))
        .isEmpty();
  }

  /** Waits until all have ended, and compares rows and bytes with undisturbed jobs. */
  void check() {
    Rest rest = nodes.rest();
    for (String id : ids) {
      JsonNode job = rest.awaitStatus(id, "completed", LONG);
      assertThat(job.get("result").get("advancement_count").asLong())
          .as("units of %s", id)
          .isEqualTo(units);
      assertThat(rest.output(id).get("sha256").asText())
          .as("the file of %s after %s interruptions", id, job.get("interruptions"))
          .isEqualTo(undisturbed);
    }
    checkRows();
    checkEvents();
  }

  /** No job was interrupted oftener than its engine was. */
  void checkInterruptions() {
    for (String id : ids) {
      assertThat(nodes.rest().job(id).get("interruptions").asInt())
          .as("interruptions of %s (%s)", id, types.get(id))
          .isLessThanOrEqualTo(interruptions.getOrDefault(id, 0));
    }
  }

  /** Each status once, in its order, and as many events as the job has counted. */
  private void checkEvents() {
    String all = ids.stream().map(id -> "'" + id + "'").collect(Collectors.joining(","));
    assertThat(
            nodes
                .postgres()
                .rows(
                    "select j.id, j.event_number, count(e.number),"
                        + " string_agg(lower(e.status), ',' order by e.number) as life"
                        + " from batch_job j left join batch_event e on e.job_id = j.id"
                        + " where j.id in ("
                        + all
                        + ") group by j.id, j.event_number"
                        + " having count(e.number) <> j.event_number"
                        + " or coalesce(string_agg(lower(e.status), ',' order by e.number), '')"
                        + " <> '"
                        + LIFE
                        + "'"))
        .as("jobs with lost or doubled events")
        .isEmpty();
  }

  /** Rows once each, as many as counted; nothing left in the queue, no claim held. */
  private void checkRows() {
    String all = all();
    Postgres database = nodes.postgres();
    assertThat(
            database.rows(
                "select job_id, unit from ledger_entry where job_id in (%s)".formatted(all)
                    + " group by job_id, unit having count(*) > 1"))
        .as("rows that were written twice")
        .isEmpty();
    assertThat(
            database.rows(
                "select t.job_id, t.units, count(e.unit) from ledger_total t"
                    + " left join ledger_entry e on e.job_id = t.job_id where t.job_id in ("
                    + all
                    + ") group by t.job_id, t.units having count(e.unit) <> %d or t.units <> %1$d"
                        .formatted(units)))
        .as("jobs with lost or doubled units")
        .isEmpty();
    assertThat(
            database.rows(
                "select job_id, step_number from batch_message where text like 'Step %: % units'"
                    + " and job_id in ("
                    + all
                    + ") group by job_id, step_number having count(*) > 1"))
        .as("steps that were committed twice")
        .isEmpty();
    assertThat(
            database.rows(
                "select id from batch_job where id in ("
                    + all
                    + ") and (claimed_by is not null or status <> 'COMPLETED')"))
        .as("jobs that are held")
        .isEmpty();
    assertThat(database.rows("select task_instance from batch_queue")).as("the queue").isEmpty();
  }

  private String all() {
    return ids.stream().map(id -> "'" + id + "'").collect(Collectors.joining(","));
  }
}
