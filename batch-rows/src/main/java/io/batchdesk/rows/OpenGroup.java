package io.batchdesk.rows;

/** The group of the rows that were read last, as long as it may go on. Used by one thread. */
final class OpenGroup {

  /** After more unreadable rows than these nobody asks whether it goes on. */
  private static final int MOST_UNREADABLE = 100;

  private Object last;
  private int unreadable;

  /**
   * A row was read.
   *
   * @param group what it is of; null if it is a thing by itself
   * @return whether the row before is of the same
   */
  boolean goesOnWith(Object group) {
    boolean same = group != null && group.equals(last);
    last = group;
    unreadable = 0;
    return same;
  }

  /** A row could not be read: whether it is of the group before shows when that goes on. */
  void goesOnUnreadably() {
    unreadable++;
    if (unreadable > MOST_UNREADABLE) {
      last = null;
    }
  }

  boolean mayGoOn() {
    return last != null;
  }
}
