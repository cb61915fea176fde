package io.batchdesk.engine;

import java.util.Map;

/**
 * How a parameter is shown to one person, in their language.
 *
 * @param label what the parameter is called
 * @param help what a person should know who fills it in; null if there is nothing
 * @param choices what the constants of an enum are called; those that are not in it go by their own
 *     name
 * @param offered what the handler offers; null if nothing, or if it was not asked for
 * @param template the name of the file to begin with; null if there is none, or it was not asked
 *     for
 */
public record FieldView(
    String label, String help, Map<String, String> choices, Offered offered, String template) {

  /** Copies the choices. */
  public FieldView {
    choices = Map.copyOf(choices);
  }

  FieldView with(Offered offered, String template) {
    return new FieldView(label, help, choices, offered, template);
  }
}
