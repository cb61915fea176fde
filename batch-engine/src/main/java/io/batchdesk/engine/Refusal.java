package io.batchdesk.engine;

/**
 * Says that a request cannot be fulfilled, in words for the person who made it. Nothing was
 * changed.
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
    /** It is there, but cannot be reached at present. */
    UNAVAILABLE
  }

  /** Why. */
  private final Kind kind;

  /** A stable word for programs. */
  private final String code;

  /** The parameter or property that is wrong, or null. */
  private final String field;

  /**
   * Refuses a request.
   *
   * @param code a stable word for programs, for example {@code unknown_type}
   * @param field the parameter or property that is wrong, or null
   * @param message what is wrong, with the value, and what to do
   */
  public Refusal(Kind kind, String code, String field, String message) {
    super(message);
    this.kind = kind;
    this.code = code;
    this.field = field;
  }

  /** A value that can be read, and is not allowed. */
  static Refusal notAllowed(String field, String message) {
    return new Refusal(Kind.INVALID, "not_allowed", field, message);
  }

  static Refusal noSuchJob(String id) {
    return new Refusal(
        Kind.NOT_FOUND,
        "unknown_job",
        null,
        "There is no job " + Text.quote(id) + " that you may see");
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
