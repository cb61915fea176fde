package io.batchdesk.engine;

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
    boolean mayStart) {}
