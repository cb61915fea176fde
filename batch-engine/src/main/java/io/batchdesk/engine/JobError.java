package io.batchdesk.engine;

/**
 * Why a job failed.
 *
 * @param code a stable word for programs, {@code refused} for a refusal by the handler
 * @param field the parameter that is wrong, or null
 * @param message what happened and what to do
 */
public record JobError(String code, String field, String message) {}
