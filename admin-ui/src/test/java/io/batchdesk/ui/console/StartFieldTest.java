package io.batchdesk.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.engine.ParameterSchema.Field;
import io.batchdesk.engine.ParameterSchema.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartFieldTest {

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
            null),
        texts);
  }
}
