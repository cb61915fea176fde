package io.batchdesk.test;

import io.batchdesk.engine.StoredRecord;
import java.util.OptionalLong;

/**
 * What a job keeps from step to step.
 *
 * @param state as JSON; null until a step sets one
 * @param answer to the question that the step before asked, or null
 */
record Committed(String state, OptionalLong jobSize, long units, String answer) {

  static final Committed NOTHING = new Committed(null, OptionalLong.empty(), 0, null);

  <S extends Record> S state(Class<S> type) {
    if (state == null) {
      throw new IllegalStateException("The job has no state yet; set one in createJob");
    }
    return StoredRecord.state(state, type);
  }
}
