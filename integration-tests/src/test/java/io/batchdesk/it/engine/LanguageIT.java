package io.batchdesk.it.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.batchdesk.JobStepResponse;
import io.batchdesk.engine.Caller;
import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.JobMessage;
import io.batchdesk.engine.JobStatus;
import io.batchdesk.engine.JobTypes;
import io.batchdesk.engine.Refusal;
import io.batchdesk.engine.StartJob;
import io.batchdesk.engine.TypeDetails;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is said in whose language. */
class LanguageIT extends InServer {

  @Inject JobTypes types;

  private static final Caller EVA = from("eva", Locale.forLanguageTag("de-AT"));
  private static final Caller JEAN = from("jean", Locale.FRANCE);

  private static Caller from(String name, Locale locale) {
    return new Caller(name, Set.of("operator"), locale, ZoneId.of("Europe/Vienna"));
  }

  private JobDetails startedBy(Caller caller, Script script) {
    return jobs.start(request(ScriptedJobs.PLAIN, script), caller);
  }

  private JobDetails awaitHurried(String id, JobStatus status, Caller caller) {
    Await.until(
        () -> {
          rows.hurry(id);
          JobDetails job = jobs.find(id, caller);
          return job.status() == status && !job.claimed();
        },
        () -> jobs.find(id, caller).toString());
    return jobs.find(id, caller);
  }

  private List<String> messages(String id, Caller caller) {
    return jobs.messages(id, caller, 1000).stream().map(JobMessage::text).toList();
  }

  private static Script failing() {
    return new Script()
        .step(
            (job, batchSize) -> {
              throw new IllegalStateException("The printer is on fire");
            });
  }

  @Test
  void aJobTellsItsStarterInTheirLanguage() {
    String id = startedBy(EVA, failing()).id();

    JobDetails job = awaitHurried(id, JobStatus.FAILED, EVA);
    control.retry(id, "der Drucker steht wieder", EVA);

    assertThat(job.error().message())
        .isEqualTo(
            "Schritt 2 ist nach 0 Einheiten gescheitert: The printer is on fire."
                + " Es wurde 3 Mal versucht.");
    assertThat(messages(id, EVA))
        .anyMatch(line -> line.endsWith("The printer is on fire. Versuch 2 von 3 folgt in 1 s."))
        .contains("eva versucht es noch einmal: der Drucker steht wieder");
  }

  @Test
  void whatTheHandlerSaysStaysAsItIs() {
    Script script =
        new Script()
            .step(
                (job, batchSize) ->
                    JobStepResponse.done()
                        .message(job.startedBy().locale().toLanguageTag() + " {0} it's"));
    String id = startedBy(EVA, script).id();

    awaitHurried(id, JobStatus.COMPLETED, EVA);

    assertThat(messages(id, EVA)).containsExactly("de-AT {0} it's");
  }

  @Test
  void aLanguageThatNobodyWroteIsEnglish() {
    String id = startedBy(JEAN, failing()).id();

    JobDetails job = awaitHurried(id, JobStatus.FAILED, JEAN);

    assertThat(job.error().message()).startsWith("Step 2 failed after 0 units: ");
  }

  @Test
  void aTypeIsShownInTheLanguageOfWhoLooks() {
    TypeDetails german = types.find(ScriptedJobs.PLAIN, EVA);
    TypeDetails english = types.find(ScriptedJobs.PLAIN, ANN);

    assertThat(german.title()).isEqualTo("Nach Drehbuch");
    assertThat(german.description()).isEqualTo("Tut, was im Drehbuch steht");
    assertThat(german.parameters().field("limit").orElseThrow().label()).isEqualTo("Obergrenze");
    assertThat(german.parameters().field("limit").orElseThrow().help()).isEqualTo("Not above 100");
    assertThat(english.title()).isEqualTo("By a script");
    assertThat(english.description()).isEmpty();
    assertThat(types.find(ScriptedJobs.PLAIN, JEAN).title()).isEqualTo("By a script");
    assertThat(types.find(ScriptedJobs.OTHER, EVA).title()).isEqualTo(ScriptedJobs.OTHER);
  }

  @Test
  void aJobHasTheTitleAndTheLabelsOfWhoLooksAndNotOfWhoStartedIt() {
    String id = startedBy(EVA, new Script()).id();
    Caller root = caller("root", "admin");

    JobDetails forEva = jobs.find(id, EVA);
    JobDetails forRoot = jobs.find(id, root);

    assertThat(forEva.title()).isEqualTo("Nach Drehbuch");
    assertThat(forEva.labels().parameter("limit")).isEqualTo("Obergrenze");
    assertThat(forEva.labels().fact("skipped")).isEqualTo("Übersprungen");
    assertThat(forRoot.title()).isEqualTo("By a script");
    assertThat(forRoot.labels().parameter("limit")).isEqualTo("Upper limit");
  }

  @Test
  void aRefusedParameterIsCalledAsThePersonKnowsIt() {
    StartJob tooMuch =
        new StartJob(
            ScriptedJobs.PLAIN, json(Map.of("script", "x", "limit", 101)), false, null, null);

    Refusal refusal = catchThrowableOfType(Refusal.class, () -> jobs.start(tooMuch, EVA));

    assertThat(refusal).hasMessage("Upper limit cannot be \"101\": give at most 100");
    assertThat(refusal.message(Locale.GERMAN))
        .isEqualTo("Obergrenze kann nicht „101“ sein: bitte höchstens 100 angeben");
  }

  @Test
  void anotherDeploymentBringsItsOwnTexts() {
    String first = titleAfterDeploying("titled-1");
    String second = titleAfterDeploying("titled-2");

    assertThat(first).isEqualTo("Kartei");
    assertThat(second).isEqualTo("Zettelkasten");
    assertThat(types.find("titled", ANN).title()).isEqualTo("Card index");
    assertThat(rows.list("select problem from batch_application where name = 'titled'"))
        .extracting(row -> row.get("problem"))
        .containsExactly(
            "titled has no parameter or choice for these texts in its bundle: titled.odd.label");
  }

  private String titleAfterDeploying(String war) {
    assertThat(Deployments.deploy(war)).isTrue();
    try {
      return types.find("titled", EVA).title();
    } finally {
      Deployments.undeploy(war);
    }
  }

  @Test
  void aRefusalIsEnglishForProgramsAndInThePersonsLanguageOnAPage() {
    String id = startedBy(EVA, new Script()).id();
    awaitHurried(id, JobStatus.COMPLETED, EVA);

    Refusal refusal = catchThrowableOfType(Refusal.class, () -> control.pause(id, null, EVA));

    assertThat(refusal).hasMessage("Cannot pause job %s (scripted): it is completed".formatted(id));
    assertThat(refusal.message(Locale.GERMAN))
        .isEqualTo(
            "Job %s (scripted) kann nicht pausiert werden: er ist abgeschlossen".formatted(id));
  }
}
