package io.batchdesk.engine;

import java.time.Instant;

/**
 * Which entries of the audit are wanted; null stands for all of them.
 *
 * @param since not before this
 * @param until before this
 * @param before only such as are older than the entry with this id
 * @param limit how many at most, from 1
 */
public record AuditSearch(
    String user,
    String action,
    String subject,
    String type,
    String result,
    Instant since,
    Instant until,
    String before,
    int limit) {}
