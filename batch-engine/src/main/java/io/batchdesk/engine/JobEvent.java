package io.batchdesk.engine;

import java.time.Instant;

/**
 * Something that happened to a job: it moved to a status, or a person asked for something, which
 * may take effect later.
 *
 * @param number grows by one from event to event of a job
 * @param status the status that it moved to; null for a request
 * @param asked what was asked for; null for a move
 * @param by who asked for it; null if it happened by itself
 * @param why the reason that the person gave, or null
 */
public record JobEvent(
    long number, JobStatus status, JobAction asked, Instant at, String by, String why) {}
