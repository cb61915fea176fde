package io.batchdesk.rows;

import java.io.IOException;
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

  /**
   * Reads rows one after the other, in the order of their keys. Default: in pages of at most 1,000
   * rows, so that a step of many rows holds few of them.
   *
   * @param after the last key that was read; 0 at first
   * @param limit so many rows at most; fewer mean that there are no more, or that the reader has
   *     enough
   * @throws IOException what the reader throws
   */
  default void read(long after, int limit, Reader<R> reader) throws IOException {
    long last = after;
    int left = limit;
    while (left > 0) {
      int asked = Math.min(left, 1_000);
      List<R> page = page(last, asked);
      for (R row : page) {
        if (!reader.read(row)) {
          return;
        }
        last = key(row);
      }
      left = page.size() < asked ? 0 : left - asked;
    }
  }

  /** The key of a row: positive, ascending, never used twice. */
  long key(R row);

  /** Rows of queries of the author's own. */
  static <R> RowSource<R> of(
      LongSupplier lastKey, LongUnaryOperator count, Page<R> page, ToLongFunction<R> key) {
    return new OwnRows<>(lastKey, count, page, key);
  }

  /** Takes the rows that are read. */
  interface Reader<R> {

    /**
     * Takes a row.
     *
     * @return whether it wants more
     */
    boolean read(R row) throws IOException;
  }

  /** Reads the next rows in the order of their keys. */
  interface Page<R> {

    /** As {@link RowSource#page} says. */
    List<R> after(long key, int limit);
  }
}
