package io.batchdesk;

/**
 * Says that a job cannot go on, in words for the person who started it. The step is rolled back,
 * the job ends as {@code failed} and is not tried again by itself. Thrown from {@link
 * JobHandler#createJob} or {@link JobHandler#preProcessJob} it refuses the job, and the page shows
 * the form again with the message at its field.
 */
public class BatchJobException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The parameter that is wrong, or null. */
  private final String field;

  /**
   * Fails the job.
   *
   * @param message what happened and what to do, as a full sentence
   */
  public BatchJobException(String message) {
    this(null, message, null);
  }

  /**
   * Fails the job because of one of its parameters.
   *
   * @param field the name of the parameter
   * @param message what is wrong with it, with the value, and what would be right
   */
  public BatchJobException(String field, String message) {
    this(field, message, null);
  }

  /**
   * Fails the job because of another error, which goes to the log with its trace.
   *
   * @param field the name of the parameter, or null
   * @param message what happened and what to do, as a full sentence
   * @param cause the error behind it
   */
  public BatchJobException(String field, String message, Throwable cause) {
    super(message, cause);
    this.field = field;
  }

  /** The name of the parameter that is wrong, or null. */
  public String field() {
    return field;
  }
}
