package io.batchdesk.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.batchdesk.engine.ParameterSchema.Field;
import io.batchdesk.engine.ParameterSchema.Kind;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/** Checks parameters against their schema, before anything is stored. */
final class ParameterCheck {

  private static final int LONGEST = 100_000;
  private static final int MOST_DIGITS = 400;

  private ParameterCheck() {}

  /**
   * Checks the parameters of a request.
   *
   * @throws Refusal naming the parameter, its value and what is allowed: {@code MALFORMED} for the
   *     wrong type, {@code INVALID} for the wrong value
   */
  static void check(String type, ParameterSchema schema, JsonNode parameters) {
    if (!parameters.isObject()) {
      throw new Refusal(
          Refusal.Kind.MALFORMED, "wrong_type", "context", Wording.of("parameters.no_object"));
    }
    parameters
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (schema.field(name).isEmpty()) {
                throw invalid(
                    "unknown_parameter",
                    name,
                    Wording.of("parameter.unknown", type, Text.echo(name), names(schema)));
              }
            });
    for (Field field : schema.fields()) {
      JsonNode value = parameters.get(field.name());
      if (value == null || value.isNull()) {
        if (field.required()) {
          throw invalid("required", field.name(), Wording.of("parameter.required", field.label()));
        }
      } else {
        checkValue(field, value);
      }
    }
  }

  private static Wording names(ParameterSchema schema) {
    return schema.fields().isEmpty()
        ? Wording.of("parameter.none")
        : Wording.said(String.join(", ", schema.fields().stream().map(Field::name).toList()));
  }

  private static void checkValue(Field field, JsonNode value) {
    switch (field.kind()) {
      case TEXT -> checkText(field, text(field, value, "parameter.text"));
      case CHOICE -> {
        String choice = text(field, value, "parameter.text");
        if (!field.choices().contains(choice)) {
          String all = String.join(", ", field.choices());
          throw invalid(field, value, Wording.of("parameter.choice", all));
        }
      }
      case UPLOAD -> text(field, value, "parameter.upload");
      case BOOLEAN -> requireType(value.isBoolean(), field, value, Wording.of("parameter.boolean"));
      case INTEGER -> {
        requireType(value.isNumber(), field, value, Wording.of("parameter.integer"));
        require(value.isIntegralNumber(), field, value, Wording.of("parameter.integer"));
        checkRange(field, value);
      }
      case NUMBER -> {
        requireType(value.isNumber(), field, value, Wording.of("parameter.number"));
        require(reasonable(value.decimalValue()), field, value, Wording.of("parameter.number"));
        checkRange(field, value);
      }
      case DATE -> {
        try {
          LocalDate.parse(text(field, value, "parameter.date"));
        } catch (DateTimeException e) {
          throw invalid(field, value, Wording.of("parameter.date"));
        }
      }
      case DATE_TIME -> {
        try {
          Instant.parse(text(field, value, "parameter.moment"));
        } catch (DateTimeException e) {
          throw invalid(field, value, Wording.of("parameter.moment"));
        }
      }
    }
  }

  /**
   * A few characters such as 1e999999999 are a number that fills the memory once it is written out.
   */
  private static boolean reasonable(BigDecimal number) {
    return Math.abs((long) number.scale()) <= MOST_DIGITS;
  }

  private static String text(Field field, JsonNode value, String expected) {
    requireType(value.isTextual(), field, value, Wording.of(expected));
    require(value.textValue().indexOf('\u0000') < 0, field, value, Wording.of("parameter.nul"));
    require(
        StandardCharsets.UTF_8.newEncoder().canEncode(value.textValue()),
        field,
        value,
        Wording.of("parameter.half_pair"));
    return value.textValue();
  }

  private static void checkText(Field field, String text) {
    int length = text.codePointCount(0, text.length());
    int most = field.maxLength() == null ? LONGEST : field.maxLength();
    if (field.minLength() != null && length < field.minLength()) {
      throw invalid(field, text, Wording.of("parameter.least_length", field.minLength()));
    }
    if (length > most) {
      throw invalid(field, text, Wording.of("parameter.most_length", most));
    }
    if (field.pattern() != null && !text.matches(field.pattern())) {
      throw invalid(field, text, Wording.of("parameter.pattern", field.pattern()));
    }
  }

  private static void checkRange(Field field, JsonNode value) {
    BigDecimal number = value.decimalValue();
    require(
        field.minimum() == null || number.compareTo(field.minimum()) >= 0,
        field,
        value,
        Wording.of("parameter.least", field.minimum()));
    require(
        field.maximum() == null || number.compareTo(field.maximum()) <= 0,
        field,
        value,
        Wording.of("parameter.most", field.maximum()));
  }

  private static void require(boolean good, Field field, JsonNode value, Wording expected) {
    if (!good) {
      throw invalid(field, value, expected);
    }
  }

  private static void requireType(boolean right, Field field, JsonNode value, Wording expected) {
    if (!right) {
      throw new Refusal(
          Refusal.Kind.MALFORMED,
          "wrong_type",
          field.name(),
          sentence(field, text(value), expected));
    }
  }

  private static Refusal invalid(Field field, JsonNode value, Wording expected) {
    return invalid(field, text(value), expected);
  }

  private static Refusal invalid(Field field, String value, Wording expected) {
    return invalid("invalid_parameter", field.name(), sentence(field, value, expected));
  }

  private static String text(JsonNode value) {
    return value.isValueNode() ? value.asText() : value.toString();
  }

  private static Wording sentence(Field field, String value, Wording expected) {
    return field.secret()
        ? Wording.of("parameter.wrong_secret", field.label(), expected)
        : Wording.of("parameter.wrong", field.label(), Text.echo(value), expected);
  }

  private static Refusal invalid(String code, String field, Wording wording) {
    return new Refusal(Refusal.Kind.INVALID, code, Text.echo(field), wording);
  }

  /**
   * Parameters as texts, from a form or a link, in the types of the schema. What does not fit stays
   * a text, for {@link #check} to refuse with its value; blank texts are left out.
   */
  static ObjectNode fromTexts(ParameterSchema schema, Map<String, String> texts) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    texts.forEach(
        (name, text) -> {
          if (text != null && !text.isBlank()) {
            node.set(name, fromText(schema.field(name).map(Field::kind).orElse(Kind.TEXT), text));
          }
        });
    return node;
  }

  private static JsonNode fromText(Kind kind, String text) {
    String value = text.strip();
    JsonNodeFactory json = JsonNodeFactory.instance;
    try {
      return switch (kind) {
        case INTEGER -> json.numberNode(number(value).toBigIntegerExact());
        case NUMBER -> json.numberNode(number(value));
        case BOOLEAN ->
            value.equals("true") || value.equals("false")
                ? json.booleanNode(value.equals("true"))
                : json.textNode(value);
        default -> json.textNode(text);
      };
    } catch (ArithmeticException | NumberFormatException e) {
      return json.textNode(value);
    }
  }

  private static BigDecimal number(String text) {
    BigDecimal number = text.length() > MOST_DIGITS ? null : new BigDecimal(text);
    if (number == null || !reasonable(number)) {
      throw new NumberFormatException("A number with more than %d digits".formatted(MOST_DIGITS));
    }
    return number;
  }
}
