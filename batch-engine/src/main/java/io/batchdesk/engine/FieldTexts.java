package io.batchdesk.engine;

import java.util.Map;

/**
 * What a parameter is called in one language.
 *
 * @param label what the parameter is called
 * @param help what a person should know who fills it in; null if there is nothing
 * @param choices what the choices are called; those that are not in it go by their own name
 */
public record FieldTexts(String label, String help, Map<String, String> choices) {

  /** Copies the choices. */
  public FieldTexts {
    choices = Map.copyOf(choices);
  }
}
