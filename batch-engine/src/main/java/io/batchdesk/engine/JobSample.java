package io.batchdesk.engine;

import java.time.Instant;

/**
 * How far a job was at a moment of its work.
 *
 * @param units committed by then
 */
public record JobSample(Instant at, long units) {}
