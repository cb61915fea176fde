package io.batchdesk.it.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.batchdesk.Template;
import io.batchdesk.engine.Caller;
import io.batchdesk.engine.JobStatus;
import io.batchdesk.engine.JobTypes;
import io.batchdesk.engine.Offered;
import io.batchdesk.engine.Offered.Choice;
import io.batchdesk.engine.ParameterSchema.Field;
import io.batchdesk.engine.Refusal;
import io.batchdesk.engine.StartJob;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What handlers offer for forms. */
class ChoicesIT extends InServer {

  private static final Caller EVA =
      new Caller(
          "eva", Set.of("operator"), Locale.forLanguageTag("de-AT"), ZoneId.of("Europe/Vienna"));

  @Inject JobTypes types;
  @Inject Offers offers;

  @AfterEach
  void offerNothing() {
    offers.come(language -> Map.of());
  }

  private Field field(String name, Caller caller) {
    return types.find(ChoosingHandler.TYPE, caller).parameters().field(name).orElseThrow();
  }

  private List<Choice> colours(Caller caller) {
    Offered offered = field("colour", caller).offered();
    return offered == null ? List.of() : offered.choices();
  }

  private void awaitColours(Choice... expected) {
    Await.until(
        () -> colours(ANN).equals(List.of(expected)), () -> "Offered: " + field("colour", ANN));
  }

  private static Map<String, String> inOrder(String... valuesAndLabels) {
    Map<String, String> choices = new LinkedHashMap<>();
    for (int i = 0; i < valuesAndLabels.length; i += 2) {
      choices.put(valuesAndLabels[i], valuesAndLabels[i + 1]);
    }
    return choices;
  }

  private String problem() {
    return String.valueOf(
        rows.list("select problem from batch_application where name = 'it'").get(0).get("problem"));
  }

  @Test
  void theFormHasTheChoicesThatTheHandlerOffersInItsOrder() {
    offers.come(language -> inOrder("z", "Zinnober", "a", "Azur"));

    awaitColours(new Choice("z", "Zinnober"), new Choice("a", "Azur"));

    assertThat(field("colour", ANN).offered().fresh()).isTrue();
    assertThat(field("file", ANN).offered()).isNull();
  }

  @Test
  void theyFollowTheApplicationsData() {
    rows.update("insert into it_row (job_id, n) values (?, 7)", ChoosingHandler.TYPE);

    Await.until(
        () -> field("row", ANN).offered().choices().equals(List.of(new Choice("7", "Row 7"))),
        () -> "Offered: " + field("row", ANN));

    assertThat(types.find(ChoosingHandler.TYPE, ANN).parameters().jsonSchema().toString())
        .contains("examples=[7]");
  }

  @Test
  void eachLanguageOfTheApplicationHasItsOwn() {
    offers.come(language -> inOrder("r", language.equals(Locale.GERMAN) ? "Rot" : "Red"));

    awaitColours(new Choice("r", "Red"));

    Await.until(
        () -> colours(EVA).equals(List.of(new Choice("r", "Rot"))),
        () -> "Offered: " + field("colour", EVA));
  }

  @Test
  void aValueThatIsNotOfferedIsNotRefused() {
    awaitColours();
    StartJob request =
        new StartJob(ChoosingHandler.TYPE, json(Map.of("row", 4711)), false, null, null);

    String id = jobs.start(request, ANN).id();

    assertThat(await(id, JobStatus.COMPLETED).sentence()).isEqualTo("Row 4711");
  }

  @Test
  void afterAnExceptionTheLastOnesStayAndTheProblemIsSeen() {
    offers.come(language -> inOrder("r", "Red"));
    awaitColours(new Choice("r", "Red"));

    offers.come(
        language -> {
          rows.write("undone", 1);
          throw new IllegalStateException("The paint is dry");
        });
    Await.until(
        () ->
            problem()
                .contains(
                    "The handler of choosing could not offer choices for colour: The paint is dry"),
        this::problem);
    List<Choice> meanwhile = colours(ANN);
    offers.come(language -> inOrder("b", "Blue"));
    awaitColours(new Choice("b", "Blue"));

    assertThat(meanwhile).containsExactly(new Choice("r", "Red"));
    assertThat(rows.of("undone")).as("in a transaction of its own").isEmpty();
    Await.until(() -> !problem().contains("choosing"), this::problem);
  }

  @Test
  void noMoreThanAThousandAreKeptAndThatIsSaid() {
    offers.come(
        language ->
            IntStream.rangeClosed(1, 1_001)
                .boxed()
                .collect(
                    toMap(String::valueOf, n -> "Colour " + n, (a, b) -> a, LinkedHashMap::new)));

    Await.until(() -> colours(ANN).size() == 1_000, () -> "Offered: " + colours(ANN).size());

    Await.until(
        () -> problem().contains("choosing: 1,001 choices for colour were offered"), this::problem);
  }

  @Test
  void theTemplateOfAnUploadCanBeFetchedByWhoMayStartTheType() {
    Await.until(() -> field("file", ANN).template() != null, () -> field("file", ANN).toString());

    Template template = types.template(ChoosingHandler.TYPE, "file", ANN);
    Refusal none =
        catchThrowableOfType(
            Refusal.class, () -> types.template(ChoosingHandler.TYPE, "other", ANN));
    Refusal viewer =
        catchThrowableOfType(
            Refusal.class,
            () -> types.template(ChoosingHandler.TYPE, "file", caller("vic", "viewer")));

    assertThat(template.name()).isEqualTo("rows.csv");
    assertThat(new String(template.bytes(), UTF_8)).isEqualTo("\uFEFFnumber\r\n1\r\n");
    assertThat(field("other", ANN).template()).isNull();
    assertThat(none.kind()).isEqualTo(Refusal.Kind.NOT_FOUND);
    assertThat(viewer.kind()).isEqualTo(Refusal.Kind.NOT_FOUND);
  }
}
