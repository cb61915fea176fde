package io.batchdesk.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.batchdesk.engine.ParameterSchema.Field;
import io.batchdesk.engine.ParameterSchema.Kind;
import java.math.BigDecimal;
import java.util.Map;

/** Checks parameters against their schema, before anything is stored. */
final class ParameterCheck {

  private ParameterCheck() {}

  /**
   * Checks the parameters of a request.
   *
   * @param texts what the parameters are called
   * @throws Refusal naming the parameter, its value and what is allowed: {@code MALFORMED} for the
   *     wrong type, {@code INVALID} for the wrong value
   */
  static void check(String type, ParameterSchema schema, TypeTexts texts, JsonNode parameters) {
    if (!parameters.isObject()) {
      throw new Refusal(
          Refusal.Kind.MALFORMED, "wrong_type", "context", Wording.of("parameters.no_object"));
    }
    parameters
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (schema.field(name).isEmpty()) {
                throw new Refusal(
                    Refusal.Kind.INVALID,
                    "unknown_parameter",
                    Text.echo(name),
                    Wording.of("parameter.unknown", type, Text.echo(name), names(schema)));
              }
            });
    for (Field field : schema.fields()) {
      JsonNode value = parameters.get(field.name());
      Wording label = texts.label(field.name());
      if (value != null && !value.isNull()) {
        new ValueCheck(field, label, value).check();
      } else if (field.required()) {
        throw new Refusal(
            Refusal.Kind.INVALID,
            "required",
            field.name(),
            Wording.of("parameter.required", label));
      }
    }
  }

  private static Wording names(ParameterSchema schema) {
    return schema.fields().isEmpty()
        ? Wording.of("parameter.none")
        : Wording.said(String.join(", ", schema.fields().stream().map(Field::name).toList()));
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
    BigDecimal number = text.length() > ValueCheck.MOST_DIGITS ? null : new BigDecimal(text);
    if (number == null || !ValueCheck.reasonable(number)) {
      throw new NumberFormatException(
          "A number with more than %d digits".formatted(ValueCheck.MOST_DIGITS));
    }
    return number;
  }
}
