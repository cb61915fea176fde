package io.batchdesk.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  @Test
  void withoutVariablesItListensOnLoopbackOnlyAndKeepsItsDataHere() {
    Settings settings = Settings.from(Map.of());

    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.bind().isLoopbackAddress()).isTrue();
    assertThat(settings.data()).isEqualTo(Path.of("data"));
    assertThat(settings.publicUrl()).isEqualTo("http://localhost:8080");
    assertThat(settings.returnOrigins()).isEmpty();
    assertThat(settings.adminPassword()).isEmpty();
    assertThat(settings.applications()).containsExactly(Bundled.values());
    assertThat(settings.otherDatabase()).isEmpty();
    assertThat(settings.files()).isEqualTo("directory");
  }

  @Test
  void filesGoWhereTheJobsAreUnlessItIsToldOtherwise() {
    String url = "jdbc:postgresql://localhost/batchdesk";

    assertThat(Settings.from(Map.of("BATCHDESK_DB_URL", url)).files()).isEqualTo("database");
    assertThat(
            Settings.from(Map.of("BATCHDESK_DB_URL", url, "BATCHDESK_FILES", "directory")).files())
        .isEqualTo("directory");
    assertThat(Settings.from(Map.of("BATCHDESK_FILES", " database ")).files())
        .isEqualTo("database");
  }

  @Test
  void anEmptyVariableCountsAsNotSet() {
    Settings settings = Settings.from(Map.of("BATCHDESK_PORT", "", "BATCHDESK_PUBLIC_URL", " "));

    assertThat(settings.publicUrl()).isEqualTo("http://localhost:8080");
  }

  @Test
  void originsAreAListWithCommas() {
    Settings settings =
        Settings.from(Map.of("BATCHDESK_RETURN_ORIGINS", "https://a.example, http://b.example:81"));

    assertThat(settings.returnOrigins())
        .containsExactly("https://a.example", "http://b.example:81");
  }

  @Test
  void theSlashAfterThePublicUrlIsLeftOut() {
    Settings settings = Settings.from(Map.of("BATCHDESK_PUBLIC_URL", "https://example.org/batch/"));

    assertThat(settings.publicUrl()).isEqualTo("https://example.org/batch");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ':',
      value = {"host : HOST", "sample, host : HOST,SAMPLE", "sample : SAMPLE", "none : ''"})
  void aNodeCarriesTheApplicationsThatItIsTold(String value, String carried) {
    Settings settings = Settings.from(Map.of("BATCHDESK_APPLICATIONS", value));

    assertThat(settings.applications().stream().map(Bundled::name).toList())
        .isEqualTo(carried.isEmpty() ? List.of() : List.of(carried.split(",")));
  }

  @Test
  void userAndPasswordOfTheDatabaseMayStandInItsUrl() {
    Database database =
        database(Map.of("BATCHDESK_DB_URL", "jdbc:postgresql://db/desk?user=ann&password=a%26b"));

    assertThat(database.user()).isEqualTo("ann");
    assertThat(database.password()).isEqualTo("a&b");
  }

  @Test
  void theServersPoolsAreToldAUserAndAPasswordEvenWithoutAny() {
    Database database = database(Map.of("BATCHDESK_DB_URL", "jdbc:postgresql://db/desk"));

    assertThat(database.properties()).containsKeys("url", "user", "password");
    assertThat(database.properties().values()).noneMatch(String::isEmpty);
  }

  @Test
  void whatStandsInTheUrlIsNotOverruled() {
    String url = "jdbc:postgresql://db/desk?connectTimeout=20";

    assertThat(database(Map.of("BATCHDESK_DB_URL", url)).properties())
        .doesNotContainKey("connectTimeout")
        .containsKeys("options", "tcpKeepAlive");
  }

  private static Database database(Map<String, String> environment) {
    return Settings.from(environment).otherDatabase().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "BATCHDESK_PORT, abc",
    "BATCHDESK_PORT, 0",
    "BATCHDESK_PORT, 65536",
    "BATCHDESK_PORT, -1",
    "BATCHDESK_BIND, not an address",
    "BATCHDESK_PUBLIC_URL, example.org",
    "BATCHDESK_PUBLIC_URL, ftp://example.org",
    "BATCHDESK_PUBLIC_URL, https://example.org/?a=b",
    "BATCHDESK_PUBLIC_URL, https://user@example.org/",
    "BATCHDESK_RETURN_ORIGINS, https://example.org/path",
    "BATCHDESK_RETURN_ORIGINS, *",
    "BATCHDESK_APPLICATIONS, host;sample",
    "BATCHDESK_APPLICATIONS, billing",
    "BATCHDESK_DB_URL, jdbc:mysql://localhost/x",
    "BATCHDESK_RETENTION_COMPLETED, a month",
    "BATCHDESK_RETENTION_FAILED, 0",
    "BATCHDESK_RETENTION_AUDIT, for ever",
    "BATCHDESK_RETENTION_CANCELED, -P1D",
    "BATCHDESK_CONFIRM_WITHIN, 36501",
    "BATCHDESK_FILES, s3",
    "BATCHDESK_FILES, Database",
  })
  void aWrongValueIsRefusedByNameAndValue(String variable, String value) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Settings.from(Map.of(variable, value)))
        .withMessageContaining(variable)
        .withMessageContaining("\"" + value + "\"")
        .satisfies(refusal -> assertThat(refusal.exitCode()).isEqualTo(2));
  }

  @Test
  void timesAreDaysOrDurationsOrNeverAndReachTheEngineAsTheyAre() {
    Settings settings =
        Settings.from(
            Map.of(
                "BATCHDESK_RETENTION_COMPLETED", "7",
                "BATCHDESK_RETENTION_FAILED", "never",
                "BATCHDESK_CONFIRM_WITHIN", " PT12H ",
                "BATCHDESK_RETENTION_CANCELED", ""));

    assertThat(settings.times().properties())
        .containsOnly(
            Map.entry("batchdesk.retention.completed", "7"),
            Map.entry("batchdesk.retention.failed", "never"),
            Map.entry("batchdesk.confirm-within", "PT12H"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::1", "127.0.0.2"})
  void itListensWhereItIsTold(String address) {
    assertThat(Settings.from(Map.of("BATCHDESK_BIND", address)).bind()).isNotNull();
  }
}
