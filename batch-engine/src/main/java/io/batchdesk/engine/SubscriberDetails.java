package io.batchdesk.engine;

import java.time.Instant;

/**
 * Who gets status changes, and what it has not got yet.
 *
 * @param name the application's name
 * @param since when it began to observe
 * @param lastSeenAt when it was there last, to the minute
 * @param droppedAt when it was dropped because it was away for too long; null if it was not
 * @param dropped how many deliveries went with that
 * @param waiting how many deliveries it has not got yet
 * @param oldest when the oldest of them was made; null if there is none
 * @param attempts how often the one that failed most was tried; 0 if none has failed
 * @param problem what its observer threw; null if none has failed
 */
public record SubscriberDetails(
    String name,
    Instant since,
    Instant lastSeenAt,
    Instant droppedAt,
    long dropped,
    long waiting,
    Instant oldest,
    int attempts,
    String problem) {}
