package io.batchdesk.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a job type: the form, the JSON Schema and the checks, from the one declaration
 * that is the handler's parameter record. It travels as JSON through the registry, because the host
 * does not have the record's class.
 *
 * @param fields one for each component of the record, in its order
 */
public record ParameterSchema(List<Field> fields) {

  /** Null fields are none. */
  public ParameterSchema {
    fields = fields == null ? List.of() : List.copyOf(fields);
  }

  /** What is shown instead of a value that only the handler sees. */
  public static final String DOTS = "••••••";

  /** What a value is. */
  public enum Kind {
    /** A text. */
    TEXT,
    /** A whole number. */
    INTEGER,
    /** A number. */
    NUMBER,
    /** True or false. */
    BOOLEAN,
    /** A day, {@code 2026-03-31}. */
    DATE,
    /** A moment, {@code 2026-03-31T18:00:00Z}. */
    DATE_TIME,
    /** One of some texts. */
    CHOICE,
    /** An upload, by its id. */
    UPLOAD
  }

  /**
   * One parameter.
   *
   * @param name the record component's name, and the key in {@code context}
   * @param required whether it must be given
   * @param minLength the least number of characters, or null
   * @param maxLength the largest number of characters, or null
   * @param pattern a regular expression for the whole text, or null
   * @param minimum the smallest number, or null
   * @param maximum the largest number, or null
   * @param choices what may be chosen; empty if not a choice
   * @param sensitive whether only the handler sees the value; null if not, as engines that do not
   *     know of it write it
   * @param offers whether the handler offers choices; null if not
   * @param accept how the name of an upload may end, in lower case; empty if in any way
   * @param view for who looks, in their language; null as it is declared
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Field(
      String name,
      Kind kind,
      boolean required,
      Integer minLength,
      Integer maxLength,
      String pattern,
      BigDecimal minimum,
      BigDecimal maximum,
      List<String> choices,
      Boolean sensitive,
      Boolean offers,
      List<String> accept,
      FieldView view) {

    /** Null choices are none, as are null ends of names. */
    public Field {
      choices = choices == null ? List.of() : List.copyOf(choices);
      accept = accept == null ? List.of() : List.copyOf(accept);
    }

    /** As somebody sees it. */
    Field as(FieldView shown) {
      return new Field(
          name, kind, required, minLength, maxLength, pattern, minimum, maximum, choices, sensitive,
          offers, accept, shown);
    }

    /** With what the handler offers. */
    Field as(Offered offered, String template) {
      return as(view.with(offered, template));
    }

    /** What it is called; without a text its name in words. */
    public String label() {
      return view == null ? ParameterSchema.label(name) : view.label();
    }

    /** What a person should know who fills it in; null if there is nothing. */
    public String help() {
      return view == null ? null : view.help();
    }

    /** What one of the choices is called; without a text its own name. */
    public String choiceLabel(String choice) {
      return view == null ? choice : view.choices().getOrDefault(choice, choice);
    }

    /** What the handler offers; null if nothing, or not yet. */
    public Offered offered() {
      return view == null ? null : view.offered();
    }

    /** The name of the file to begin with; null if there is none. */
    public String template() {
      return view == null ? null : view.template();
    }

    /** Whether only the handler sees the value. */
    public boolean secret() {
      return Boolean.TRUE.equals(sensitive);
    }

    /** Whether it takes a file of this name. */
    boolean accepts(String fileName) {
      String name = fileName.toLowerCase(Locale.ROOT);
      return accept.isEmpty() || accept.stream().anyMatch(name::endsWith);
    }

    private Map<String, Object> jsonSchema() {
      Map<String, Object> schema = new LinkedHashMap<>();
      schema.put("title", label());
      put(schema, "description", help());
      schema.put(
          "type",
          switch (kind) {
            case INTEGER -> "integer";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            default -> "string";
          });
      put(
          schema,
          "format",
          switch (kind) {
            case DATE -> "date";
            case DATE_TIME -> "date-time";
            case UPLOAD -> "upload";
            default -> null;
          });
      put(schema, "minLength", minLength);
      put(schema, "maxLength", maxLength);
      put(schema, "pattern", pattern == null ? null : "^(?:" + pattern + ")$");
      put(schema, "minimum", minimum);
      put(schema, "maximum", maximum);
      put(schema, "enum", choices.isEmpty() ? null : choices);
      put(schema, "oneOf", view == null || view.choices().isEmpty() ? null : named(choices));
      put(schema, "examples", offered() == null ? null : examples());
      put(schema, "writeOnly", sensitive);
      put(schema, "accept", accept.isEmpty() ? null : accept);
      return schema;
    }

    /** Not an enum: a value that is not among them is fine, too. */
    private List<Object> examples() {
      return offered().choices().stream()
          .map(choice -> kind == Kind.INTEGER ? new BigInteger(choice.value()) : choice.value())
          .map(Object.class::cast)
          .toList();
    }

    /** JSON Schema's way of giving values names. */
    private List<Map<String, Object>> named(List<String> values) {
      return values.stream()
          .map(value -> Map.<String, Object>of("const", value, "title", choiceLabel(value)))
          .toList();
    }

    private static void put(Map<String, Object> schema, String key, Object value) {
      if (value != null) {
        schema.put(key, value);
      }
    }
  }

  /** A parameter's name in words: {@code changedSince} becomes {@code Changed since}. */
  public static String label(String name) {
    String words = name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    return words.isEmpty() ? "" : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** Parameters as they may be shown: dots for those that only the handler sees. */
  Map<String, Object> shown(Map<String, Object> parameters) {
    Map<String, Object> shown = new LinkedHashMap<>(parameters);
    fields.stream()
        .filter(Field::secret)
        .forEach(field -> shown.computeIfPresent(field.name(), (name, value) -> DOTS));
    return shown;
  }

  /** The ids of the uploads among these parameters, by their field. */
  Map<String, String> uploads(JsonNode parameters) {
    Map<String, String> ids = new LinkedHashMap<>();
    for (Field field : fields) {
      if (field.kind() == Kind.UPLOAD && parameters.hasNonNull(field.name())) {
        ids.put(field.name(), parameters.get(field.name()).asText());
      }
    }
    return ids;
  }

  /** The fields of a kind. */
  List<Field> ofKind(Kind kind) {
    return fields.stream().filter(field -> field.kind() == kind).toList();
  }

  /** The fields that the handler offers choices for. */
  List<Field> offering() {
    return fields.stream().filter(field -> Boolean.TRUE.equals(field.offers())).toList();
  }

  /** The field with this name. */
  public Optional<Field> field(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }

  /** As a JSON Schema object, draft 2020-12. */
  public Map<String, Object> jsonSchema() {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (Field field : fields) {
      properties.put(field.name(), field.jsonSchema());
      if (field.required()) {
        required.add(field.name());
      }
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("required", required);
    schema.put("additionalProperties", false);
    return schema;
  }
}
