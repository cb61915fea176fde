package io.batchdesk.engine;

import java.time.Instant;

/**
 * A file of a job, as people and scripts see it.
 *
 * @param number its number in the job, from 1
 * @param name the name that the person sees
 * @param mediaType for example {@code text/csv;charset=UTF-8}
 * @param length in bytes; null until it can be downloaded
 * @param sha256 in hexadecimal; null until it can be downloaded
 * @param downloadedAt when the last byte of a download was sent; null before
 * @param failedRowsOf the parameter whose upload had these rows, which were refused; null if it is
 *     another file
 */
public record OutputDetails(
    int number,
    String name,
    String mediaType,
    Long length,
    String sha256,
    Instant downloadedAt,
    String failedRowsOf) {

  static OutputDetails of(BatchOutput output) {
    return new OutputDetails(
        output.number,
        output.name,
        output.mediaType,
        output.length,
        output.sha256,
        output.downloadedAt,
        output.failedRowsOf);
  }
}
