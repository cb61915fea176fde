package io.batchdesk.engine;

import io.batchdesk.Severity;
import java.time.Instant;

/**
 * One line of a job's log.
 *
 * @param number grows by one from line to line of a job
 * @param step the number of steps committed when it was said, itself included
 */
public record JobMessage(long number, long step, Severity severity, String text, Instant at) {}
