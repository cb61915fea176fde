package io.batchdesk.engine;

import java.time.Instant;

/**
 * Who did what, or was refused.
 *
 * @param id the larger, the later
 * @param user who; null if nobody was signed in
 * @param address from where, as the server sees it; null if by hand on the machine
 * @param action one word for each that can be asked for, for example {@code cancel}
 * @param subject the job, token or user; null if there was none
 * @param type the job type; null if it is not about a job, or a job that was not found
 * @param result {@value Audit#DONE}, or the code of the refusal
 */
public record AuditEntry(
    String id,
    Instant at,
    String user,
    String address,
    String action,
    String subject,
    String type,
    String result) {}
