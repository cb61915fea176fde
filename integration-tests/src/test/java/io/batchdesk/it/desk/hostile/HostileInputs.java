package io.batchdesk.it.desk.hostile;

import java.util.List;
import java.util.stream.Stream;

/**
 * The hostile inputs and their answers, written by hand. What cannot be parsed or has the wrong
 * type is 400, what parses but is not allowed 422, what is not there or not yours 404, the wrong
 * state 409, too large 413, not that media type 415, too many 429.
 */
public final class HostileInputs {

  private HostileInputs() {}

  /** All of them, in the order in which they are sent. */
  public static List<HostileInput> all() {
    return Stream.of(
            HostileCreates.bodies(),
            HostileCreates.creates(),
            HostileCreates.parameters(),
            HostileReads.reads(),
            HostileReads.lists(),
            HostileVerbs.verbs(),
            HostileReads.ranges(),
            HostileUploads.uploads(),
            HostileHeads.heads(),
            HostilePages.pages(),
            HostileHeads.signIns())
        .flatMap(List::stream)
        .toList();
  }
}
