package io.batchdesk.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.engine.FieldView;
import io.batchdesk.engine.Offered;
import io.batchdesk.engine.Offered.Choice;
import io.batchdesk.engine.ParameterSchema.Field;
import io.batchdesk.engine.ParameterSchema.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartFieldTest {

  private static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");
  private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

  private final Texts texts = new Texts();

  @Test
  void constraintsAreHints() {
    assertThat(field(Kind.TEXT, 2, 2, null, null).hint()).isEqualTo("2 characters");
    assertThat(field(Kind.TEXT, 1, null, null, null).hint()).isEqualTo("At least 1 character");
    assertThat(field(Kind.INTEGER, null, null, "1", "5000").hint())
        .isEqualTo("A whole number, 1 to 5,000");
    assertThat(field(Kind.TEXT, null, null, null, null).hint()).isNull();
  }

  @Test
  void momentsAreTypedInThePersonsTimeZone() {
    StartField field = field(Kind.DATE_TIME, null, null, null, null);

    Object value = field.value("2026-03-31T16:00:00Z", VIENNA);

    assertThat(value).isEqualTo(LocalDateTime.parse("2026-03-31T18:00"));
    assertThat(field.text(value, VIENNA)).isEqualTo("2026-03-31T16:00:00Z");
  }

  @Test
  void daysAreReadAndWrittenAsTheEngineWantsThem() {
    StartField field = field(Kind.DATE, null, null, null, null);

    assertThat(field.value("2026-03-31", VIENNA)).isEqualTo(LocalDate.parse("2026-03-31"));
    assertThat(field.value("tomorrow", VIENNA)).isNull();
    assertThat(field.text(LocalDate.parse("2026-03-31"), VIENNA)).isEqualTo("2026-03-31");
  }

  private static Field offering(boolean fresh, Choice... choices) {
    FieldView view =
        new FieldView(
            "Event", "Which one", Map.of(), new Offered(List.of(choices), NOON, fresh), null);
    return new Field(
        "event",
        Kind.INTEGER,
        false,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        null,
        true,
        null,
        view);
  }

  @Test
  void whatTheHandlerOffersIsChosenAndNotTyped() {
    StartField field = StartField.of(offering(true, new Choice("7", "Seven")), texts);

    assertThat(field.input()).isEqualTo("choice");
    assertThat(field.label()).isEqualTo("Event");
    assertThat(field.help()).isEqualTo("Which one");
    assertThat(field.hint()).isNull();
    assertThat(field.choices()).containsExactly(new Choice("7", "Seven"));
    assertThat(field.choicesOf()).isNull();
    assertThat(field.offering("7").choices()).hasSize(1);
    assertThat(field.offering("8").choices())
        .containsExactly(new Choice("7", "Seven"), new Choice("8", "8"));
    assertThat(field.offering(null).choices()).hasSize(1);
  }

  @Test
  void anUploadSaysWhichFilesItTakes() {
    StartField field = upload(List.of(".csv", ".txt"));

    assertThat(field.accept()).isEqualTo(".csv,.txt");
    assertThat(field.hint()).isEqualTo("A file whose name ends in .csv or .txt");
    assertThat(upload(List.of()).accept()).isNull();
    assertThat(upload(List.of()).hint()).isNull();
  }

  private StartField upload(List<String> accept) {
    return StartField.of(
        new Field(
            "file",
            Kind.UPLOAD,
            true,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            accept,
            null),
        texts);
  }

  @Test
  void oldChoicesTellTheirTime() {
    assertThat(StartField.of(offering(false, new Choice("7", "Seven")), texts).choicesOf())
        .isEqualTo(NOON);
  }

  @Test
  void withoutAnOfferItIsTypedAndThatIsSaid() {
    StartField field = StartField.of(offering(true), texts);

    assertThat(field.input()).isEqualTo("text");
    assertThat(field.hint())
        .isEqualTo("There is nothing to choose from at present; type a value. A whole number");
  }

  private StartField field(Kind kind, Integer least, Integer most, String min, String max) {
    return StartField.of(
        new Field(
            "name",
            kind,
            false,
            least,
            most,
            null,
            min == null ? null : new BigDecimal(min),
            max == null ? null : new BigDecimal(max),
            List.of(),
            null,
            null,
            null,
            null),
        texts);
  }
}
