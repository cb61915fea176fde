package io.batchdesk.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationTextsTest {

  enum OnInvalid {
    SKIP,
    STOP
  }

  record Options(OnInvalid onInvalid, String country) {}

  private static final String TYPE = "phones";
  private static final ParameterSchema SCHEMA = ParameterRecord.schemaOf(Options.class);
  private static final Locale VIENNA = Locale.forLanguageTag("de-AT");

  @TempDir Path folder;

  private ApplicationTexts texts(Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    return texts(folder);
  }

  private static ApplicationTexts texts(Path classPath) throws IOException {
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classPath.toUri().toURL()}, null)) {
      return ApplicationTexts.of(loader);
    }
  }

  private static BatchJobType row() {
    BatchJobType row = new BatchJobType(TYPE);
    row.title = "Phones";
    row.description = "";
    return row;
  }

  private static String title(TypeTexts texts, Locale locale) {
    return texts.title(row()).in(locale);
  }

  @Test
  void eachFileIsALanguageWhateverItIs() throws IOException {
    TypeTexts texts =
        texts(
                Map.of(
                    "batchdesk.properties", "phones.title=Phone numbers\nother.title=Other",
                    "batchdesk_de.properties", "phones.title=Telefonnummern für alle",
                    "batchdesk_de_AT.properties", "phones.title=Telefonnummern, eh klar",
                    "batchdesk_en_XA.properties", "phones.title=[Þĥöñé ñûɱƀéŕš]",
                    "batchdesk.txt", "phones.title=nothing"))
            .of(TYPE, SCHEMA);

    assertThat(title(texts, Locale.GERMANY)).isEqualTo("Telefonnummern für alle");
    assertThat(title(texts, VIENNA)).isEqualTo("Telefonnummern, eh klar");
    assertThat(title(texts, new Locale("en", "XA"))).isEqualTo("[Þĥöñé ñûɱƀéŕš]");
    assertThat(title(texts, Locale.UK)).isEqualTo("Phone numbers");
    assertThat(title(texts, Locale.FRENCH)).isEqualTo("Phone numbers");
  }

  @Test
  void whatALanguageLeavesOutIsSaidAsTheNextBestSaysIt() throws IOException {
    TypeTexts texts =
        texts(
                Map.of(
                    "batchdesk.properties", "phones.country.label=Country",
                    "batchdesk_de.properties", "phones.onInvalid.label=Bei Fehlern",
                    "batchdesk_de_AT.properties", ""))
            .of(TYPE, SCHEMA);

    ParameterSchema german = texts.translate(SCHEMA, VIENNA);
    ParameterSchema english = texts.translate(SCHEMA, Locale.ENGLISH);

    assertThat(german.fields())
        .extracting(f -> f.label())
        .containsExactly("Bei Fehlern", "Country");
    assertThat(english.fields())
        .extracting(f -> f.label())
        .containsExactly("On invalid", "Country");
    assertThat(title(texts, VIENNA)).isEqualTo("Phones");
  }

  @Test
  void helpAndChoicesAreInTheFormAndInTheSchemaForPrograms() throws IOException {
    TypeTexts texts =
        texts(
                Map.of(
                    "batchdesk.properties",
                    """
                    phones.onInvalid.help=What to do with what is no number
                    phones.onInvalid.choice.SKIP=Leave it as it is
                    """))
            .of(TYPE, SCHEMA);

    ParameterSchema.Field field = texts.translate(SCHEMA, Locale.ENGLISH).fields().get(0);

    assertThat(field.help()).isEqualTo("What to do with what is no number");
    assertThat(field.choiceLabel("SKIP")).isEqualTo("Leave it as it is");
    assertThat(field.choiceLabel("STOP")).isEqualTo("STOP");
    assertThat(Json.write(texts.translate(SCHEMA, Locale.ENGLISH).jsonSchema()))
        .contains(
            "\"description\":\"What to do with what is no number\"", "\"enum\":[\"SKIP\",\"STOP\"]")
        .contains("\"title\":\"Leave it as it is\"");
  }

  @Test
  void theLabelsOfAJobNameItsParametersItsChoicesAndItsFacts() throws IOException {
    JobLabels labels =
        texts(
                Map.of(
                    "batchdesk.properties",
                    """
                    phones.country.label=Land
                    phones.onInvalid.choice.STOP=Anhalten
                    phones.leftAlone.fact=Unverändert
                    """))
            .of(TYPE, SCHEMA)
            .labels(SCHEMA, Locale.ENGLISH);

    assertThat(labels.parameter("country")).isEqualTo("Land");
    assertThat(labels.parameter("onInvalid")).isEqualTo("On invalid");
    assertThat(labels.value("onInvalid", "STOP")).isEqualTo("Anhalten");
    assertThat(labels.value("country", "AT")).isEqualTo("AT");
    assertThat(labels.value("country", 7)).isEqualTo(7);
    assertThat(labels.fact("leftAlone")).isEqualTo("Unverändert");
    assertThat(labels.fact("rewrittenNumbers")).isEqualTo("Rewritten numbers");
    assertThat(JobLabels.NONE.parameter("changedSince")).isEqualTo("Changed since");
  }

  @Test
  void theyAreFoundInAJarToo() throws IOException {
    Path jar = folder.resolve("handlers.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      add(out, "batchdesk.properties", "phones.title=Phone numbers");
      add(out, "batchdesk_de.properties", "phones.title=Telefonnummern");
      add(out, "deeper/batchdesk_fr.properties", "phones.title=Numéros");
    }

    TypeTexts texts = texts(jar).of(TYPE, SCHEMA);

    assertThat(title(texts, Locale.GERMAN)).isEqualTo("Telefonnummern");
    assertThat(title(texts, Locale.FRENCH)).isEqualTo("Phone numbers");
  }

  private static void add(JarOutputStream out, String name, String text) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(text.getBytes(UTF_8));
  }

  @Test
  void theySurviveTheRegistry() throws IOException {
    BatchJobType row = row();
    row.texts = texts(Map.of("batchdesk.properties", "phones.title=Ü")).of(TYPE, SCHEMA).json();

    assertThat(title(TypeTexts.of(row), Locale.ENGLISH)).isEqualTo("Ü");
  }

  @Test
  void anApplicationWithoutABundleHasNothingToKeepAndNoProblem() throws IOException {
    ApplicationTexts none = texts(Map.of());

    assertThat(none.of(TYPE, SCHEMA).json()).isNull();
    assertThat(none.problems()).isEmpty();
    assertThat(TypeTexts.of(row())).isEqualTo(TypeTexts.NONE);
  }

  @Test
  void aTextOfNothingIsAProblemThatNamesIt() throws IOException {
    ApplicationTexts texts =
        texts(
            Map.of(
                "batchdesk.properties",
                "phones.contry.label=Country\nphones.onInvalid.choice.JUMP=Jump\nphones.title=P"));

    TypeTexts phones = texts.of(TYPE, SCHEMA);

    assertThat(title(phones, Locale.ENGLISH)).isEqualTo("P");
    assertThat(texts.problems())
        .containsExactly(
            "phones has no parameter or choice for these texts in its bundle:"
                + " phones.contry.label, phones.onInvalid.choice.JUMP");
  }

  @Test
  void aTextThatIsTooLongIsLeftOutAndIsAProblem() throws IOException {
    ApplicationTexts texts =
        texts(
            Map.of(
                "batchdesk.properties",
                "phones.title=%s\nphones.country.help=%s"
                    .formatted("t".repeat(201), "h".repeat(2_000))));

    TypeTexts phones = texts.of(TYPE, SCHEMA);

    assertThat(title(phones, Locale.ENGLISH)).isEqualTo("Phones");
    assertThat(phones.find("country.help", Locale.ENGLISH)).isPresent();
    assertThat(texts.problems())
        .singleElement()
        .asString()
        .endsWith("any other text 2000): phones.title");
  }

  @Test
  void aRefusalNamesTheParameterInTheLanguageOfThePerson() throws IOException {
    TypeTexts texts =
        texts(
                Map.of(
                    "batchdesk.properties", "phones.onInvalid.label=On invalid numbers",
                    "batchdesk_de.properties", "phones.onInvalid.label=Bei falschen Nummern"))
            .of(TYPE, SCHEMA);
    ObjectNode jump = Json.MAPPER.createObjectNode().put("onInvalid", "JUMP");

    assertThatThrownBy(() -> ParameterCheck.check(TYPE, SCHEMA, texts, jump))
        .hasMessage("On invalid numbers cannot be \"JUMP\": choose one of SKIP, STOP")
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.message(VIENNA))
                    .isEqualTo(
                        "Bei falschen Nummern kann nicht „JUMP“ sein: bitte wählen aus SKIP, STOP"));
  }
}
