package io.batchdesk.engine;

import java.util.Locale;

/**
 * Says that a request cannot be fulfilled, in words for the person who made it. Nothing was
 * changed. Its message is in English, for programs and logs; a page shows {@link #message}.
 */
public class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why, as far as a caller has to tell it apart. */
  public enum Kind {
    /** The request cannot be read. */
    MALFORMED,
    /** The request can be read, but a value in it is not allowed. */
    INVALID,
    /** The caller may not do this. */
    FORBIDDEN,
    /** It is not there, or not the caller's. */
    NOT_FOUND,
    /** The job is in another status. */
    CONFLICT,
    /** It was there, and has been deleted. */
    GONE,
    /** The caller has asked for too much already. */
    TOO_MANY,
    /** What was sent is too large. */
    TOO_LARGE,
    /** It is not one of the files that are taken. */
    UNSUPPORTED_FILE,
    /** It is there, but cannot be reached at present. */
    UNAVAILABLE
  }

  /** Why. */
  private final Kind kind;

  /** A stable word for programs. */
  private final String code;

  /** The parameter or property that is wrong, or null. */
  private final String field;

  /** What is wrong; a refusal never leaves the server that made it. */
  private final transient Wording wording;

  /**
   * Refuses the request of a program, whose language is English; no page shows such a refusal.
   *
   * @param code a stable word for programs, for example {@code unknown_filter}
   * @param field the parameter or property that is wrong, or null
   * @param message what is wrong, with the value, and what to do
   */
  public Refusal(Kind kind, String code, String field, String message) {
    this(kind, code, field, Wording.said(message));
  }

  /** Refuses what a person or a program asks for. */
  Refusal(Kind kind, String code, String field, Wording wording) {
    super(wording.inEnglish());
    this.kind = kind;
    this.code = code;
    this.field = field;
    this.wording = wording;
  }

  /** A value that can be read, and is not allowed. */
  static Refusal notAllowed(String field, Wording wording) {
    return new Refusal(Kind.INVALID, "not_allowed", field, wording);
  }

  static Refusal noSuchJob(String id) {
    return new Refusal(
        Kind.NOT_FOUND, "unknown_job", null, Wording.of("job.unknown", Text.echo(id)));
  }

  /** What is wrong, with the value, and what to do, in the best language that there is. */
  public String message(Locale locale) {
    return wording.in(locale);
  }

  /** Why. */
  public Kind kind() {
    return kind;
  }

  /** A stable word for programs. */
  public String code() {
    return code;
  }

  /** The parameter or property that is wrong, or null. */
  public String field() {
    return field;
  }
}
