package io.batchdesk.engine;

/**
 * The stored parameters or state of a job do not fit the handler any more; the job fails at once.
 */
class UnreadableJobException extends WordedException {

  private static final long serialVersionUID = 1L;

  UnreadableJobException(Wording wording, Throwable cause) {
    super(wording, cause);
  }
}
