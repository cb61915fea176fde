package io.batchdesk.engine;

import java.util.Map;

/**
 * What the parameters and the facts of a job are called, in the language of who looks.
 *
 * @param parameters those of its type; none if nobody knows the type any more
 * @param facts what facts are called that have a text; the others go by their name in words
 */
public record JobLabels(ParameterSchema parameters, Map<String, String> facts) {

  /** Without any text. */
  public static final JobLabels NONE = new JobLabels(new ParameterSchema(null), Map.of());

  /** Copies the facts. */
  public JobLabels {
    facts = Map.copyOf(facts);
  }

  /** What a parameter is called. */
  public String parameter(String name) {
    return parameters
        .field(name)
        .map(ParameterSchema.Field::label)
        .orElseGet(() -> ParameterSchema.label(name));
  }

  /** What the value of a parameter is called: its label if it is a choice, otherwise itself. */
  public Object value(String parameter, Object value) {
    return value instanceof String choice
        ? parameters.field(parameter).map(field -> field.choiceLabel(choice)).orElse(choice)
        : value;
  }

  /** What a fact is called. */
  public String fact(String name) {
    return facts.getOrDefault(name, ParameterSchema.label(name));
  }
}
