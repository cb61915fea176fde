package io.batchdesk.engine;

/** An error that the engine can tell a person in their language. Its message is in English. */
abstract class WordedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Wording wording;

  WordedException(Wording wording, Throwable cause) {
    super(wording.inEnglish(), cause);
    this.wording = wording;
  }

  Wording wording() {
    return wording;
  }
}
