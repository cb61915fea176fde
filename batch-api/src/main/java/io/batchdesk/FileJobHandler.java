package io.batchdesk;

import java.io.IOException;
import java.io.Writer;

/**
 * A handler that makes one text file. It appends to {@link #writer(JobParameters)} in each step;
 * the bytes belong to the step and vanish with it. When the job has completed the page hands the
 * file over, and cleanup deletes it.
 */
public abstract class FileJobHandler implements JobHandler {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** The file's name as the person sees it, for example {@code contacts.csv}. */
  protected abstract String fileName(JobParameters job);

  /** The file's media type. Default: {@code text/csv;charset=UTF-8}. */
  protected String mediaType(JobParameters job) {
    return "text/csv;charset=UTF-8";
  }

  /**
   * Whether the file begins with a byte order mark, without which spreadsheets misread UTF-8.
   * Default: yes, for CSV.
   */
  protected boolean byteOrderMark(JobParameters job) {
    return mediaType(job).startsWith("text/csv");
  }

  /** The job's file, to append bytes. */
  protected JobOutput file(JobParameters job) {
    return job.output(fileName(job), mediaType(job));
  }

  /**
   * The job's file as text in UTF-8. The engine flushes it at the end of the step; nobody needs to
   * close it.
   *
   * @throws IOException if the file cannot be written, for example because the disk is full
   */
  protected Writer writer(JobParameters job) throws IOException {
    JobOutput file = file(job);
    Writer writer = file.writer();
    if (file.length() == 0 && byteOrderMark(job)) {
      writer.write(BYTE_ORDER_MARK);
    }
    return writer;
  }
}
