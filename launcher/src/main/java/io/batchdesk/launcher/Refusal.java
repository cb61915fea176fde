package io.batchdesk.launcher;

/** Why nothing is started: one sentence for the person, with what to do. */
class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1;

  static final int BAD_SETTING = 2;
  static final int NOT_NOW = 1;

  private final int exitCode;

  private Refusal(int exitCode, String sentence) {
    super(sentence);
    this.exitCode = exitCode;
  }

  /** What was asked for can never work: a wrong setting or argument. */
  static Refusal badSetting(String sentence, Object... values) {
    return new Refusal(BAD_SETTING, sentence.formatted(values));
  }

  /** It could work at another time: something is taken, missing or in use. */
  static Refusal notNow(String sentence, Object... values) {
    return new Refusal(NOT_NOW, sentence.formatted(values));
  }

  int exitCode() {
    return exitCode;
  }
}
