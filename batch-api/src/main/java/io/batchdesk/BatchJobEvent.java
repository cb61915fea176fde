package io.batchdesk;

import java.time.Instant;
import java.util.Optional;

/**
 * A job has changed its status, and the change is committed. Ordinary CDI observers in any
 * application with the engine get it, whatever application runs the job:
 *
 * <pre>{@code
 * void thank(@Observes @ToStatus("completed") BatchJobEvent event) { … }
 * }</pre>
 *
 * <p>Each change is delivered to each application that had observers when it happened, at least
 * once, in the order of {@link #number()} for each job; between jobs there is no order. The
 * observers of one event are called one after the other, on a thread of the engine without a
 * request, in a JTA transaction of 60 seconds at most that also removes the delivery: what they
 * write through {@code jdbc/batchdesk} is written exactly once. If one of them throws, the
 * transaction is rolled back and all of them are called again, after 1, 2, 4 … seconds, every five
 * minutes in the end; later events of that job wait until then, other jobs do not. A crash in
 * between repeats the delivery, too.
 *
 * <p>Deliveries wait while the application is away. One that was not there for seven days is
 * dropped, and what waited for it goes; it begins anew when it is back.
 *
 * <p>Only observers that are called within the transaction can be retried, so a deployment with
 * {@code @ObservesAsync} or another {@code during} than {@code IN_PROGRESS} is refused.
 *
 * @param jobId the job's id, {@code batch_…}
 * @param type the job's type, as in {@link JobType#value()}
 * @param number its place in what happened to the job: it grows from change to change, by more than
 *     one where something was asked for in between
 * @param before the status before; empty for the first change, to {@code created}
 * @param status the new status: {@code created}, {@code pre_processed}, {@code confirmed}, {@code
 *     processing}, {@code paused}, {@code completed}, {@code failed} or {@code canceled}
 * @param at when it was changed, by the clock of the database
 * @param who the user who asked for it; empty if the engine did it by itself
 */
public record BatchJobEvent(
    String jobId,
    String type,
    long number,
    Optional<String> before,
    String status,
    Instant at,
    Optional<String> who) {}
