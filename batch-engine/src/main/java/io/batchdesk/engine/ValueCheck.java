package io.batchdesk.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.batchdesk.engine.ParameterSchema.Field;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Checks the value of one parameter.
 *
 * @param label what the parameter is called
 */
record ValueCheck(Field field, Wording label, JsonNode value) {

  static final int MOST_DIGITS = 400;

  private static final int LONGEST = 100_000;

  /**
   * Lets only a value go on that the parameter may have.
   *
   * @throws Refusal as {@link ParameterCheck#check} does
   */
  void check() {
    switch (field.kind()) {
      case TEXT -> checkText(text("parameter.text"));
      case CHOICE -> {
        String all = String.join(", ", field.choices());
        require(
            field.choices().contains(text("parameter.text")), Wording.of("parameter.choice", all));
      }
      case UPLOAD -> text("parameter.upload");
      case BOOLEAN -> requireType(value.isBoolean(), Wording.of("parameter.boolean"));
      case INTEGER -> {
        requireType(value.isNumber(), Wording.of("parameter.integer"));
        require(value.isIntegralNumber(), Wording.of("parameter.integer"));
        checkRange();
      }
      case NUMBER -> {
        requireType(value.isNumber(), Wording.of("parameter.number"));
        require(reasonable(value.decimalValue()), Wording.of("parameter.number"));
        checkRange();
      }
      case DATE -> {
        try {
          LocalDate.parse(text("parameter.date"));
        } catch (DateTimeException e) {
          throw invalid(Wording.of("parameter.date"));
        }
      }
      case DATE_TIME -> {
        try {
          Instant.parse(text("parameter.moment"));
        } catch (DateTimeException e) {
          throw invalid(Wording.of("parameter.moment"));
        }
      }
    }
  }

  /**
   * A few characters such as 1e999999999 are a number that fills the memory once it is written out.
   */
  static boolean reasonable(BigDecimal number) {
    return Math.abs((long) number.scale()) <= MOST_DIGITS;
  }

  private String text(String expected) {
    requireType(value.isTextual(), Wording.of(expected));
    require(value.textValue().indexOf('\u0000') < 0, Wording.of("parameter.nul"));
    require(
        StandardCharsets.UTF_8.newEncoder().canEncode(value.textValue()),
        Wording.of("parameter.half_pair"));
    return value.textValue();
  }

  private void checkText(String text) {
    int length = text.codePointCount(0, text.length());
    int least = field.minLength() == null ? 0 : field.minLength();
    int most = field.maxLength() == null ? LONGEST : field.maxLength();
    require(length >= least, Wording.of("parameter.least_length", least));
    require(length <= most, Wording.of("parameter.most_length", most));
    require(
        field.pattern() == null || text.matches(field.pattern()),
        Wording.of("parameter.pattern", field.pattern()));
  }

  private void checkRange() {
    BigDecimal number = value.decimalValue();
    BigDecimal least = field.minimum();
    BigDecimal most = field.maximum();
    require(least == null || number.compareTo(least) >= 0, Wording.of("parameter.least", least));
    require(most == null || number.compareTo(most) <= 0, Wording.of("parameter.most", most));
  }

  private void require(boolean good, Wording expected) {
    if (!good) {
      throw invalid(expected);
    }
  }

  private void requireType(boolean right, Wording expected) {
    if (!right) {
      throw new Refusal(Refusal.Kind.MALFORMED, "wrong_type", field.name(), sentence(expected));
    }
  }

  private Refusal invalid(Wording expected) {
    return new Refusal(Refusal.Kind.INVALID, "invalid_parameter", field.name(), sentence(expected));
  }

  private Wording sentence(Wording expected) {
    String given = value.isValueNode() ? value.asText() : value.toString();
    return field.secret()
        ? Wording.of("parameter.wrong_secret", label, expected)
        : Wording.of("parameter.wrong", label, Text.echo(given), expected);
  }
}
