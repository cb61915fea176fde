package io.batchdesk.test;

/** For a handler without a database. */
enum NoTransaction implements TestTransaction {
  NONE;

  @Override
  public void begin() {
    // Nothing is kept, nothing can be taken back.
  }

  @Override
  public void commit() {
    // As above.
  }

  @Override
  public void rollback() {
    // As above.
  }
}
