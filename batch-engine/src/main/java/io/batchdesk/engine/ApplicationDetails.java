package io.batchdesk.engine;

import java.time.Instant;
import java.util.List;

/**
 * An application with an engine, on one node.
 *
 * @param deployedAs the name that the server knows it by
 * @param engineVersion of the engine in it
 * @param live whether it was seen not long ago
 * @param lastSeenAt null if it stopped in order, or never ran
 * @param threads how many steps it runs at the same time
 * @param threadsBusy how many of them run one
 * @param threadsLost how many of them hang in one
 * @param problem what a person has to know about it; null if all is well
 * @param types the job types of the application
 */
public record ApplicationDetails(
    String name,
    String node,
    String deployedAs,
    String engineVersion,
    boolean live,
    Instant startedAt,
    Instant lastSeenAt,
    int threads,
    int threadsBusy,
    int threadsLost,
    String problem,
    List<String> types) {}
