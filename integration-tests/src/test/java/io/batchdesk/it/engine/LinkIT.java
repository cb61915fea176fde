package io.batchdesk.it.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.JobLinks;
import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.JobStatus;
import io.batchdesk.engine.JobTypes;
import io.batchdesk.engine.StartJob;
import io.batchdesk.engine.SupportLinks;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Links that start jobs, and what is good for one job or one tab only. */
class LinkIT extends InServer {

  private static final int AT_ONCE = 20;

  @Inject JobLinks links;
  @Inject SupportLinks support;
  @Inject JobTypes types;

  @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
  private ManagedThreadFactory managed;

  @Test
  void aBuiltLinkIsGoodAndCarriesWhatWasPutIntoIt() {
    Map<String, String> query =
        query(
            links
                .to(ScriptedJobs.PLAIN)
                .parameter("script", "a b&c=ä€")
                .parameter("limit", 7)
                .parameter("empty", "")
                .parameter("missing", null)
                .returnUrl("/contacts?country=AT&page=2")
                .forUser("ann")
                .build());

    SupportLinks.Link link = support.read(query);

    assertThat(link.trust()).isEqualTo(SupportLinks.Trust.GOOD);
    assertThat(link.type()).isEqualTo(ScriptedJobs.PLAIN);
    assertThat(link.parameters())
        .containsExactlyInAnyOrderEntriesOf(Map.of("script", "a b&c=ä€", "limit", "7"));
    assertThat(link.returnUrl()).isEqualTo("/contacts?country=AT&page=2");
    assertThat(link.user()).isEqualTo("ann");
    assertThat(link.nonce()).isNotNull();
    assertThat(types.context(link.type(), link.parameters()).get("limit").isIntegralNumber())
        .isTrue();
  }

  @Test
  void aChangedLinkIsUnknown() {
    Map<String, String> good = query(plainLink().build());

    assertThat(good).hasSizeGreaterThan(5);
    assertThat(good.keySet()).allSatisfy(name -> assertUnknown(with(good, name, "x")));
    assertThat(good.keySet()).allSatisfy(name -> assertUnknown(with(good, name, null)));
    assertUnknown(with(good, "limit", "8"));
    assertUnknown(Map.of("type", ScriptedJobs.PLAIN));
  }

  private void assertUnknown(Map<String, String> query) {
    SupportLinks.Link link = support.read(query);
    assertThat(link.trust()).isEqualTo(SupportLinks.Trust.UNKNOWN);
    assertThat(link.nonce()).isNull();
  }

  private static Map<String, String> with(Map<String, String> query, String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(query);
    changed.put(name, value);
    changed.values().removeIf(text -> text == null);
    return changed;
  }

  @Test
  void anOldLinkIsExpired() {
    Map<String, String> old = query(plainLink().validFor(Duration.ofSeconds(-1)).build());

    SupportLinks.Link link = support.read(old);

    assertThat(link.trust()).isEqualTo(SupportLinks.Trust.EXPIRED);
    assertThat(link.parameters()).containsEntry("script", "some");
    assertThat(link.issuedAt()).isNotNull();
  }

  @Test
  void aLinkStartsOneJobOfEachUserAlsoFromManyTabsAtOnce() throws Exception {
    String nonce = support.read(query(plainLink().build())).nonce();
    StartJob request = new StartJob(ScriptedJobs.PLAIN, parameters(lines(1)), false, null, nonce);

    List<JobDetails> started = atOnce(() -> jobs.start(request, ANN));
    JobDetails ofBob = jobs.start(request, caller("bob", "operator"));

    assertThat(started).extracting(JobDetails::id).containsOnly(started.get(0).id());
    assertThat(jobs.startedWith(nonce, ANN))
        .hasValueSatisfying(job -> assertThat(job.id()).isEqualTo(started.get(0).id()));
    assertThat(ofBob.id()).isNotEqualTo(started.get(0).id());
    await(started.get(0).id(), JobStatus.COMPLETED);
  }

  @Test
  void aJobIsHandedOverToOneTabOnly() throws Exception {
    String id = start(lines(1)).id();
    await(id, JobStatus.COMPLETED);

    List<Boolean> answers = atOnce(() -> control.handOver(id, ANN));

    assertThat(answers).containsOnlyOnce(true).hasSize(AT_ONCE);
    assertThat(find(id).handedOverAt()).isNotNull();
  }

  @Test
  void whoComesBackFromAJobIsToldWhatItDid() {
    String id = start(lines(3)).id();
    await(id, JobStatus.COMPLETED);

    JobLinks.FinishedJob finished = links.finished(id).orElseThrow();

    assertThat(finished.sentence()).isEqualTo("Wrote 3 lines");
    assertThat(finished.outputBytes()).isEqualTo(allLines(3).length);
    assertThat(finished.link()).endsWith("/jobs/" + id);
    assertThat(links.finished("batch_<script>")).isEmpty();
    assertThat(links.finished(null)).isEmpty();
  }

  private JobLinks.Builder plainLink() {
    return links
        .to(ScriptedJobs.PLAIN)
        .parameter("script", "some")
        .parameter("limit", 7)
        .returnUrl("/contacts");
  }

  private static Map<String, String> query(String url) {
    Map<String, String> query = new LinkedHashMap<>();
    for (String pair : URI.create(url).getRawQuery().split("&")) {
      String[] parts = pair.split("=", 2);
      query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return query;
  }

  private <T> List<T> atOnce(Callable<T> call) throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(AT_ONCE);
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, managed);
    try {
      List<Future<T>> answers =
          IntStream.range(0, AT_ONCE)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            barrier.await();
                            return call.call();
                          }))
              .toList();
      return answers.stream().map(LinkIT::get).toList();
    } finally {
      threads.shutdown();
    }
  }

  private static <T> T get(Future<T> answer) {
    try {
      return answer.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
