package io.batchdesk.it.desk;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What it costs to look at a job: the page, its polls, and what many who follow take from it. */
class FollowersIT {

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final int FOLLOWERS = Integer.getInteger("batchdesk.followers", 200);
  private static final int RUNS = 3;
  private static final int DOUBLED = 2;
  private static final String COLUMNS =
      "given_name, family_name, company, email, phone, street, postal_code, city, state_code,"
          + " country_code, notes, changed_on";
  private static final String AS_MANY_AGAIN =
      "insert into contacts (%1$s) select %1$s from contacts".formatted(COLUMNS);
  private static final int LOOKS = 100;
  private static final int WARM_UP = 500;
  private static final int POLL_BYTES = 3 * 1024;

  /** All of them ask once in so many milliseconds; they have been following for a while. */
  private static final int PACE = 8_000;

  @TempDir static Path folder;
  private static DeskProcess desk;
  private static Person admin;

  @BeforeAll
  static void start() {
    desk = DeskProcess.start(folder.resolve("data"));
    admin = Person.signedIn(desk, "admin", DeskProcess.PASSWORD);
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  @Test
  void aPollIsSmall() throws Exception {
    Rest rest = desk.rest();
    String id = rest.start("contact-list", "{\"rowsPerSecond\":2000}");
    Await.until("it runs", LONG, () -> rest.units(id) > 2_000);
    Follower follower = new Follower(admin, id);

    Timings pages = new Timings();
    Timings polls = new Timings();
    for (int i = 0; i < WARM_UP; i++) {
      follower.poll();
    }
    List<Integer> bytes = new ArrayList<>();
    for (int i = 0; i < LOOKS; i++) {
      bytes.add(polls.time(follower::poll).response().body().length);
      pages.time(() -> admin.get("/jobs/" + id));
    }
    rest.post(Rest.JOBS + "/" + id + "/cancel", "");

    System.out.printf("pages of a job, %s%n", pages);
    System.out.printf(
        "polls of at most %,d bytes, %s%n",
        bytes.stream().mapToInt(n -> n).max().orElseThrow(), polls);
    assertThat(bytes).allMatch(n -> n <= POLL_BYTES);
  }

  /** In turn alone and followed. Those who follow share the machine with the desk. */
  @Test
  @Tag("long")
  void manyWhoFollowTakeLittleFromAJob() {
    Path data = folder.resolve("many");
    Template.copyTo(data);
    Database database = new Database(data.resolve("db").resolve("batchdesk"));
    IntStream.range(0, DOUBLED).forEach(n -> database.update(AS_MANY_AGAIN));
    Timings polls = new Timings();
    List<Run> alone = new ArrayList<>();
    List<Run> followed = new ArrayList<>();
    try (DeskProcess large =
        DeskProcess.start(data, DeskProcess.freePort(), Map.of()).awaitReady()) {
      Person person = Person.signedIn(large, "admin", DeskProcess.PASSWORD);
      run(large, person, FOLLOWERS, new Timings());
      for (int i = 0; i < RUNS; i++) {
        alone.add(run(large, person, 0, polls));
        followed.add(run(large, person, FOLLOWERS, polls));
      }
    }

    double share = median(alone, Run::seconds) / median(followed, Run::seconds);
    System.out.printf(
        "a job alone took %.1f s and %.1f s of CPU, with %d followers %.1f s and %.1f s: %.0f %% of its speed%npolls, %s%n",
        median(alone, Run::seconds),
        median(alone, Run::cpu),
        FOLLOWERS,
        median(followed, Run::seconds),
        median(followed, Run::cpu),
        share * 100,
        polls);
    assertThat(polls.size()).isGreaterThan(RUNS * FOLLOWERS);
    assertThat(polls.p99()).isLessThan(250);
    assertThat(share).isGreaterThan(0.7);
  }

  /**
   * What a job took from its confirmation to its end.
   *
   * @param cpu of the desk, the polls included
   */
  private record Run(double seconds, double cpu) {}

  /** The job waits for its confirmation while the people open its page. */
  private static Run run(DeskProcess desk, Person person, int people, Timings polls) {
    Rest rest = desk.rest();
    String job = "{\"type\":\"contact-list\",\"context\":{},\"dry_run\":true}";
    String id = rest.post(Rest.JOBS, job).json().path("batch_job").path("id").asText();
    rest.awaitStatus(id, "pre_processed", LONG);
    List<Follower> followers =
        IntStream.range(0, people)
            .mapToObj(n -> new Follower(anotherBrowser(desk, person), id))
            .toList();
    ScheduledExecutorService browsers = Executors.newScheduledThreadPool(16);
    List<Throwable> wrong = new CopyOnWriteArrayList<>();
    try {
      double cpuBefore = cpu(desk);
      long begin = System.nanoTime();
      rest.post(Rest.JOBS + "/" + id + "/confirm", "");
      for (int i = 0; i < people; i++) {
        Follower follower = followers.get(i);
        browsers.schedule(
            () -> follow(follower, browsers, polls, wrong), i * PACE / people, MILLISECONDS);
      }
      rest.awaitStatus(id, "completed", LONG);
      Run run = new Run((System.nanoTime() - begin) / 1e9, cpu(desk) - cpuBefore);
      assertThat(wrong).isEmpty();
      return run;
    } finally {
      browsers.shutdownNow();
    }
  }

  private static double cpu(DeskProcess desk) {
    return ProcessHandle.of(desk.pid())
            .flatMap(process -> process.info().totalCpuDuration())
            .orElseThrow()
            .toMillis()
        / 1e3;
  }

  /** Asks, and again when the answer says. */
  private static void follow(
      Follower follower, ScheduledExecutorService browsers, Timings polls, List<Throwable> wrong) {
    try {
      polls.time(follower::poll);
      browsers.schedule(
          () -> follow(follower, browsers, polls, wrong), follower.pace(), MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // The job has come to its end.
    } catch (Throwable e) {
      if (!browsers.isShutdown()) {
        wrong.add(e);
      }
    }
  }

  private static Person anotherBrowser(DeskProcess desk, Person signedIn) {
    Person person = new Person(desk);
    person.take("batchdesk", signedIn);
    return person;
  }

  private static double median(List<Run> runs, ToDoubleFunction<Run> value) {
    return runs.stream()
        .mapToDouble(value)
        .sorted()
        .skip(runs.size() / 2)
        .findFirst()
        .orElseThrow();
  }
}
