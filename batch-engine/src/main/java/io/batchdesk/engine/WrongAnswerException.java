package io.batchdesk.engine;

/** A handler answered what its step may not answer; the job fails at once. */
class WrongAnswerException extends WordedException {

  private static final long serialVersionUID = 1L;

  WrongAnswerException(Wording wording) {
    super(wording, null);
  }
}
