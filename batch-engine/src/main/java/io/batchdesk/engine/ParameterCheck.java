package io.batchdesk.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.batchdesk.engine.ParameterSchema.Field;
import io.batchdesk.engine.ParameterSchema.Kind;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
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
          Refusal.Kind.MALFORMED, "wrong_type", "context", "The context must be a JSON object");
    }
    parameters
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (schema.field(name).isEmpty()) {
                throw invalid(
                    "unknown_parameter",
                    name,
                    "%s has no parameter %s; it has %s"
                        .formatted(type, Text.quote(name), names(schema)));
              }
            });
    for (Field field : schema.fields()) {
      JsonNode value = parameters.get(field.name());
      if (value == null || value.isNull()) {
        if (field.required()) {
          throw invalid("required", field.name(), field.label() + " is required");
        }
      } else {
        checkValue(field, value);
      }
    }
  }

  private static String names(ParameterSchema schema) {
    return schema.fields().isEmpty()
        ? "none"
        : String.join(", ", schema.fields().stream().map(Field::name).toList());
  }

  private static void checkValue(Field field, JsonNode value) {
    switch (field.kind()) {
      case TEXT -> checkText(field, text(field, value, "a text"));
      case CHOICE -> {
        String choice = text(field, value, "a text");
        if (!field.choices().contains(choice)) {
          throw invalid(field, value, "choose one of " + String.join(", ", field.choices()));
        }
      }
      case UPLOAD -> text(field, value, "the id of an upload");
      case BOOLEAN -> requireType(value.isBoolean(), field, value, "give true or false");
      case INTEGER -> {
        requireType(value.isNumber(), field, value, "give a whole number");
        require(value.isIntegralNumber(), field, value, "give a whole number");
        checkRange(field, value);
      }
      case NUMBER -> {
        requireType(value.isNumber(), field, value, "give a number");
        require(reasonable(value.decimalValue()), field, value, "give a number");
        checkRange(field, value);
      }
      case DATE -> {
        try {
          LocalDate.parse(text(field, value, "a date such as 2026-03-31"));
        } catch (DateTimeException e) {
          throw invalid(field, value, "give a date such as 2026-03-31");
        }
      }
      case DATE_TIME -> {
        try {
          OffsetDateTime.parse(text(field, value, "a moment such as 2026-03-31T18:00:00Z"));
        } catch (DateTimeException e) {
          throw invalid(field, value, "give a moment such as 2026-03-31T18:00:00Z");
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
    requireType(value.isTextual(), field, value, "give " + expected);
    require(value.textValue().indexOf('\u0000') < 0, field, value, "leave out the NUL character");
    require(
        StandardCharsets.UTF_8.newEncoder().canEncode(value.textValue()),
        field,
        value,
        "leave out the half of a surrogate pair");
    return value.textValue();
  }

  private static void checkText(Field field, String text) {
    int length = text.codePointCount(0, text.length());
    int most = field.maxLength() == null ? LONGEST : field.maxLength();
    if (field.minLength() != null && length < field.minLength()) {
      throw invalid(field, text, "give at least " + characters(field.minLength()));
    }
    if (length > most) {
      throw invalid(field, text, "give at most " + characters(most));
    }
    if (field.pattern() != null && !text.matches(field.pattern())) {
      throw invalid(field, text, "give a text of the form " + field.pattern());
    }
  }

  private static String characters(int n) {
    return n == 1 ? "1 character" : n + " characters";
  }

  private static void checkRange(Field field, JsonNode value) {
    BigDecimal number = value.decimalValue();
    require(
        field.minimum() == null || number.compareTo(field.minimum()) >= 0,
        field,
        value,
        "give at least " + field.minimum());
    require(
        field.maximum() == null || number.compareTo(field.maximum()) <= 0,
        field,
        value,
        "give at most " + field.maximum());
  }

  private static void require(boolean good, Field field, JsonNode value, String expected) {
    if (!good) {
      throw invalid(field, value, expected);
    }
  }

  private static void requireType(boolean right, Field field, JsonNode value, String expected) {
    if (!right) {
      throw new Refusal(
          Refusal.Kind.MALFORMED,
          "wrong_type",
          field.name(),
          sentence(field, text(value), expected));
    }
  }

  private static Refusal invalid(Field field, JsonNode value, String expected) {
    return invalid(field, text(value), expected);
  }

  private static Refusal invalid(Field field, String value, String expected) {
    return invalid("invalid_parameter", field.name(), sentence(field, value, expected));
  }

  private static String text(JsonNode value) {
    return value.isValueNode() ? value.asText() : value.toString();
  }

  private static String sentence(Field field, String value, String expected) {
    return "%s cannot be %s: %s"
        .formatted(field.label(), field.secret() ? "what was given" : Text.quote(value), expected);
  }

  private static Refusal invalid(String code, String field, String message) {
    return new Refusal(Refusal.Kind.INVALID, code, Text.echo(field), message);
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
