package io.batchdesk.it.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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
  private static final int LOOKS = 100;
  private static final int POLL_BYTES = 3 * 1024;

  /** So often a page asks while its job runs, in milliseconds. */
  private static final int PACE = 2_000;

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
    Timings polls = new Timings();
    seconds(0, polls);
    List<Double> alone = new ArrayList<>();
    List<Double> followed = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      alone.add(seconds(0, polls));
      followed.add(seconds(FOLLOWERS, polls));
    }

    double share = median(alone) / median(followed);
    System.out.printf(
        "a job alone took %.1f s, with %d followers %.1f s: %.0f %% of its speed; polls, %s%n",
        median(alone), FOLLOWERS, median(followed), share * 100, polls);
    assertThat(polls.size()).isGreaterThan(RUNS * FOLLOWERS);
    assertThat(polls.p99()).isLessThan(250);
    assertThat(share).isGreaterThan(0.7);
  }

  /** How long a job takes to its end; it is held while the people open its page. */
  private static double seconds(int people, Timings polls) {
    Rest rest = desk.rest();
    String id = rest.start("contact-list", "{}");
    rest.post(Rest.JOBS + "/" + id + "/pause", "");
    rest.awaitStatus(id, "paused", LONG);
    List<Follower> followers =
        IntStream.range(0, people).mapToObj(n -> new Follower(anotherBrowser(), id)).toList();
    ScheduledExecutorService browsers = Executors.newScheduledThreadPool(16);
    List<Throwable> wrong = new CopyOnWriteArrayList<>();
    try {
      for (int i = 0; i < people; i++) {
        Follower follower = followers.get(i);
        browsers.scheduleAtFixedRate(
            () -> poll(follower, polls, wrong), i * PACE / people, PACE, TimeUnit.MILLISECONDS);
      }
      long begin = System.nanoTime();
      rest.post(Rest.JOBS + "/" + id + "/resume", "");
      rest.awaitStatus(id, "completed", LONG);
      assertThat(wrong).isEmpty();
      return (System.nanoTime() - begin) / 1e9;
    } finally {
      browsers.shutdownNow();
    }
  }

  private static void poll(Follower follower, Timings polls, List<Throwable> wrong) {
    try {
      polls.time(follower::poll);
    } catch (Throwable e) {
      if (!Thread.currentThread().isInterrupted()) {
        wrong.add(e);
      }
    }
  }

  private static Person anotherBrowser() {
    Person person = new Person(desk);
    person.take("batchdesk", admin);
    return person;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
