package io.batchdesk.rows;

import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;
import java.util.function.ToLongFunction;

/**
 * Where the rows of an export come from: pages after a key. So rows that are added, changed or
 * deleted meanwhile shift nothing, and no row that was there all the time is missing or doubled.
 * Its methods are called within steps.
 *
 * @param <R> a row
 * @see EntityRows
 * @see SqlRows
 */
public interface RowSource<R> {

  /** The last key that there is; 0 if there is none. Rows that come later are not exported. */
  long lastKey();

  /** How many rows there are up to a key: what people see as the size of the job. */
  long count(long upTo);

  /**
   * The next rows in the order of their keys.
   *
   * @param after the last key that was read; 0 at first
   * @param limit so many rows at most; fewer mean that there are no more
   */
  List<R> page(long after, int limit);

  /** The key of a row: positive, ascending, never used twice. */
  long key(R row);

  /** Rows of queries of the author's own. */
  static <R> RowSource<R> of(
      LongSupplier lastKey, LongUnaryOperator count, Page<R> page, ToLongFunction<R> key) {
    return new OwnRows<>(lastKey, count, page, key);
  }

  /** Reads the next rows in the order of their keys. */
  interface Page<R> {

    /** As {@link RowSource#page} says. */
    List<R> after(long key, int limit);
  }
}
