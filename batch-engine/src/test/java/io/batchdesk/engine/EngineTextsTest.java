package io.batchdesk.engine;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EngineTextsTest {

  private static final Path BUNDLES = Path.of("src/main/resources/io/batchdesk/engine");
  private static final Path SOURCES = Path.of("src/main/java/io/batchdesk/engine");
  private static final Pattern PARAMETER = Pattern.compile("\\{(\\d+)");

  /** A key as the code writes it, or as the beginning of one that it puts together. */
  private static final Pattern KEY = Pattern.compile("\"([a-z_]+(?:\\.[a-z_]+)*\\.?)\"");

  private static final Locale GERMAN = Locale.GERMAN;
  private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

  static List<Path> languages() throws IOException {
    try (Stream<Path> files = Files.list(BUNDLES)) {
      return files.filter(file -> file.getFileName().toString().startsWith("texts")).toList();
    }
  }

  private static Properties texts(Path file) throws IOException {
    Properties texts = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      texts.load(reader);
    }
    return texts;
  }

  private static Properties english() throws IOException {
    return texts(BUNDLES.resolve("texts.properties"));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void eachLanguageSaysAllOfIt(Path file) throws IOException {
    Properties english = english();
    Properties texts = texts(file);

    assertThat(texts.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    for (String key : texts.stringPropertyNames()) {
      assertThat(parameters(texts.getProperty(key)))
          .as(key)
          .isEqualTo(parameters(english.getProperty(key)));
      assertThat(new MessageFormat(texts.getProperty(key), GERMAN)).as(key).isNotNull();
    }
  }

  private static Set<String> parameters(String text) {
    return PARAMETER.matcher(text).results().map(found -> found.group(1)).collect(toSet());
  }

  @ParameterizedTest
  @MethodSource("languages")
  void noApostropheHidesAParameter(Path file) throws IOException {
    Properties texts = texts(file);

    for (String key : texts.stringPropertyNames()) {
      assertThat(texts.getProperty(key).replace("''", "")).as(key).doesNotContain("'");
    }
  }

  @Test
  void theCodeSaysWhatTheBundleHasAndNothingElse() throws IOException {
    Set<String> keys = english().stringPropertyNames();
    String code = code();

    List<String> missing = new ArrayList<>();
    Pattern.compile("Wording\\s*\\.of\\(\\s*\"([^\"]+)\"\\s*[,)]")
        .matcher(code)
        .results()
        .map(found -> found.group(1))
        .filter(key -> !keys.contains(key))
        .forEach(missing::add);
    Set<String> written = KEY.matcher(code).results().map(found -> found.group(1)).collect(toSet());
    Set<String> unused = new TreeSet<>(keys);
    unused.removeIf(key -> written.contains(key) || written.contains(beginning(key)));

    assertThat(missing).isEmpty();
    assertThat(unused).isEmpty();
  }

  private static String beginning(String key) {
    return key.substring(0, key.lastIndexOf('.') + 1);
  }

  @Test
  void nothingIsSaidToAPersonInTheCodesOwnWords() throws IOException {
    List<String> own =
        Pattern.compile("Wording\\s*\\.said\\(\\s*\"[^\"]+\"")
            .matcher(code())
            .results()
            .map(MatchResult::group)
            .toList();

    assertThat(own).isEmpty();
  }

  private static String code() throws IOException {
    StringBuilder code = new StringBuilder();
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        code.append(Files.readString(file));
      }
    }
    return code.toString();
  }

  @ParameterizedTest
  @EnumSource
  void eachStatusHasWords(JobStatus status) {
    assertThat(status.words().inEnglish()).isEqualTo(status.spelling());
    assertThat(status.words().in(GERMAN)).isNotBlank();
  }

  @ParameterizedTest
  @EnumSource
  void eachActionHasWords(JobAction action) {
    assertThat(action.words().inEnglish()).isNotBlank();
  }

  @Test
  void numbersAndTimesAreWrittenAsThePersonWritesThem() {
    Wording step = Wording.of("log.step", 1234, 5678);
    Wording hangs = Wording.of("failure.hangs", 2, Instant.parse("2026-11-22T13:05:07Z"), "a@b");

    assertThat(step.in(Locale.ENGLISH)).isEqualTo("Step 1,234: 5,678 units");
    assertThat(step.in(GERMAN)).isEqualTo("Schritt 1.234: 5.678 Einheiten");
    assertThat(step.in(new Locale("de", "CH"))).isEqualTo("Schritt 1’234: 5’678 Einheiten");
    assertThat(hangs.in(GERMAN, VIENNA)).contains("seit 22.11.2026, 14:05:07 MEZ hängt er");
  }

  @Test
  void oneUnitIsNotManyUnits() {
    assertThat(Wording.of("log.step", 1, 0).inEnglish()).isEqualTo("Step 1: 0 units");
    assertThat(Wording.of("log.step", 1, 1).inEnglish()).isEqualTo("Step 1: 1 unit");
    assertThat(Wording.of("log.step", 1, 2).inEnglish()).isEqualTo("Step 1: 2 units");
  }

  @Test
  void aLanguageThatNobodyWroteIsEnglishWhateverTheServersLanguage() {
    Locale before = Locale.getDefault();
    Locale.setDefault(GERMAN);
    try {
      Wording step = Wording.of("log.step", 1234, 0);

      assertThat(step.in(new Locale("mn"))).isEqualTo("Step 1,234: 0 units");
      assertThat(step.in(Locale.ENGLISH)).isEqualTo("Step 1,234: 0 units");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void whatIsFilledInIsNoPattern() {
    Wording unknown = Wording.of("user.unknown", "{0} '{1}'");

    assertThat(unknown.inEnglish()).isEqualTo("There is no user \"{0} '{1}'\"");
  }

  @Test
  void aRefusalSpeaksToProgramsInEnglishAndToPeopleInTheirLanguage() {
    Refusal refusal = Refusal.notAllowed("title", Wording.of("token.title", 100));

    assertThat(refusal).hasMessage("Give the token a title of 1 to 100 characters");
    assertThat(refusal.message(GERMAN))
        .isEqualTo("Der Titel des Tokens muss 1 bis 100 Zeichen haben");
    assertThat(refusal.message(Locale.FRENCH)).isEqualTo(refusal.getMessage());
  }
}
