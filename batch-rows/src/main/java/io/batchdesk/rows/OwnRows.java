package io.batchdesk.rows;

import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;
import java.util.function.ToLongFunction;

/** Rows of queries of the author's own, each of which is a function. */
record OwnRows<R>(
    LongSupplier last, LongUnaryOperator counted, RowSource.Page<R> pages, ToLongFunction<R> keyOf)
    implements RowSource<R> {

  @Override
  public long lastKey() {
    return last.getAsLong();
  }

  @Override
  public long count(long upTo) {
    return counted.applyAsLong(upTo);
  }

  @Override
  public List<R> page(long after, int limit) {
    return pages.after(after, limit);
  }

  @Override
  public long key(R row) {
    return keyOf.applyAsLong(row);
  }
}
