package io.batchdesk.engine;

import java.util.function.UnaryOperator;

/**
 * A job type as its application registered it, in the language of who looks.
 *
 * @param live whether an application that runs it is alive
 * @param mayStart whether the caller may start it
 */
public record TypeDetails(
    String type,
    String application,
    String title,
    String description,
    ParameterSchema parameters,
    boolean live,
    boolean mayStart) {

  TypeDetails with(UnaryOperator<ParameterSchema.Field> change) {
    return new TypeDetails(
        type,
        application,
        title,
        description,
        new ParameterSchema(parameters.fields().stream().map(change).toList()),
        live,
        mayStart);
  }
}
