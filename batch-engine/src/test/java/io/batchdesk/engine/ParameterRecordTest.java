package io.batchdesk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.batchdesk.Accept;
import io.batchdesk.Sensitive;
import io.batchdesk.Upload;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterRecordTest {

  enum Color {
    RED,
    BLUE
  }

  record Filter(
      @Size(min = 2, max = 2) String country,
      LocalDate changedSince,
      @Min(1) @Max(1000) Integer rowsPerSecond,
      Color color,
      Instant at,
      boolean all,
      @NotBlank String name) {}

  record Odd(List<String> names) {}

  private final ParameterSchema schema = ParameterRecord.schemaOf(Filter.class);

  @Test
  void theRecordIsTheSchema() {
    assertThat(schema.fields())
        .extracting(field -> field.name() + " " + field.kind() + " " + field.required())
        .containsExactly(
            "country TEXT false",
            "changedSince DATE false",
            "rowsPerSecond INTEGER false",
            "color CHOICE false",
            "at DATE_TIME false",
            "all BOOLEAN true",
            "name TEXT true");
    assertThat(schema.fields().get(1).label()).isEqualTo("Changed since");
  }

  @Test
  void theSchemaSurvivesTheRegistry() {
    assertThat(Json.read(Json.write(schema), ParameterSchema.class)).isEqualTo(schema);
  }

  @Test
  void whatIsSensitiveIsShownAsDots() {
    record Mailing(String list, @Sensitive String password) {}
    ParameterSchema mailing = ParameterRecord.schemaOf(Mailing.class);

    assertThat(mailing.shown(Map.of("list", "all", "password", "open sesame")))
        .isEqualTo(Map.of("list", "all", "password", ParameterSchema.DOTS));
    assertThat(Json.read("{}", ParameterSchema.class).shown(Map.of("a", 1)))
        .isEqualTo(Map.of("a", 1));
  }

  @Test
  void aComponentThatNoFormCanShowIsNamed() {
    assertThatThrownBy(() -> ParameterRecord.schemaOf(Odd.class))
        .hasMessageContaining("Odd")
        .hasMessageContaining("names")
        .hasMessageContaining("java.util.List");
  }

  @Test
  void filesThatAnUploadTakesAreInTheSchema() {
    record Import(@Accept({".csv", ".TXT"}) Upload file, Upload any) {}
    ParameterSchema schema = ParameterRecord.schemaOf(Import.class);

    assertThat(schema.field("file").orElseThrow().accept()).containsExactly(".csv", ".txt");
    assertThat(Json.read(Json.write(schema), ParameterSchema.class)).isEqualTo(schema);
    assertThat(Json.write(schema)).containsOnlyOnce("accept");
    assertThat(Json.write(schema.jsonSchema()))
        .contains("\"file\":{\"title\":\"File\",\"type\":\"string\",\"format\":\"upload\"")
        .containsOnlyOnce("\"accept\":[\".csv\",\".txt\"]");
  }

  @Test
  void onlyAnUploadTakesFiles() {
    record Wrong(@Accept(".csv") String file) {}

    assertThatThrownBy(() -> ParameterRecord.schemaOf(Wrong.class))
        .hasMessageContaining("Wrong has @Accept on its component file; only an Upload");
  }

  @Test
  void theEndOfANameBeginsWithAPoint() {
    record Bare(@Accept({".txt", "csv"}) Upload file) {}
    record Two(@Accept(".csv,.txt") Upload file) {}

    assertThatThrownBy(() -> ParameterRecord.schemaOf(Bare.class))
        .hasMessageContaining("Bare has @Accept(\"csv\") on its component file");
    assertThatThrownBy(() -> ParameterRecord.schemaOf(Two.class))
        .hasMessageContaining("Two has @Accept(\".csv,.txt\") on its component file");
  }

  @Test
  void goodParametersPass() {
    check(
        "{\"country\":\"AT\",\"changedSince\":\"2026-03-31\",\"rowsPerSecond\":1000,\"color\":\"RED\","
            + "\"at\":\"2026-03-31T18:00:00Z\",\"all\":true,\"name\":\"x\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'country':'AUT' | INVALID | country | Country cannot be \"AUT\": give at most 2 characters",
        "'country':7 | MALFORMED | country | give a text",
        "'changedSince':'31.3.2026' | INVALID | changedSince | give a date such as 2026-03-31",
        "'rowsPerSecond':0 | INVALID | rowsPerSecond | give at least 1",
        "'rowsPerSecond':2147483648 | INVALID | rowsPerSecond | give at most 1000",
        "'rowsPerSecond':1.5 | INVALID | rowsPerSecond | give a whole number",
        "'rowsPerSecond':'5' | MALFORMED | rowsPerSecond | give a whole number",
        "'color':'GREEN' | INVALID | color | choose one of RED, BLUE",
        "'at':'now' | INVALID | at | give a moment",
        "'all':'yes' | MALFORMED | all | give true or false",
        "'name':'' | INVALID | name | give at least 1 character",
        "'name':null | INVALID | name | Name is required",
        "'country':'A\\u0000' | INVALID | country | NUL",
        "'colour':'RED' | INVALID | colour | has no parameter \"colour\"; it has country, changedSince",
      })
  void aBadParameterIsNamedWithItsValue(
      String pair, Refusal.Kind kind, String field, String message) {
    String all = pair.startsWith("'all'") ? "" : "'all':true,";
    String name = pair.startsWith("'name'") ? "" : "'name':'x',";
    String base = "{" + all + name + pair + "}";

    assertThatThrownBy(() -> check(base.replace('\'', '"')))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.kind()).isEqualTo(kind);
              assertThat(refusal.field()).isEqualTo(field);
              assertThat(refusal).hasMessageContaining(message);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"a\":1}}",
        "{\"a\":1,\"a\":2}",
        "nonsense",
        "{\"a\":NaN}",
        "{'a':1}",
        "{\"a\":1} x"
      })
  void whatIsNotJsonIsMalformed(String json) {
    assertThatThrownBy(() -> Json.readStrictly(json.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.MALFORMED));
  }

  @Test
  void textsBecomeTheTypesOfTheSchema() {
    ObjectNode node =
        ParameterCheck.fromTexts(
            schema, Map.of("rowsPerSecond", "500", "all", "true", "country", " ", "name", "5"));

    assertThat(node.toString()).contains("\"rowsPerSecond\":500", "\"all\":true", "\"name\":\"5\"");
    assertThat(node.has("country")).isFalse();
  }

  @Test
  void aTextThatDoesNotFitStaysForTheCheckToRefuse() {
    ObjectNode node = ParameterCheck.fromTexts(schema, Map.of("rowsPerSecond", "many"));

    assertThat(node.get("rowsPerSecond").textValue()).isEqualTo("many");
  }

  private void check(String json) {
    JsonNode node = Json.readStrictly(json.getBytes(StandardCharsets.UTF_8));
    ParameterCheck.check("contact-list", schema, TypeTexts.NONE, node);
  }
}
