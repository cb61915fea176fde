package io.batchdesk.rows;

/** Says that a row cannot be imported, from where it is {@linkplain ImportHandler#store stored}. */
public class RowRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Refuses the row.
   *
   * @param message what is wrong with it and what would be right, as a full sentence
   */
  public RowRefusedException(String message) {
    super(message);
  }
}
