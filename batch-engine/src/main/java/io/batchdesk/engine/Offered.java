package io.batchdesk.engine;

import java.time.Instant;
import java.util.List;

/**
 * The choices that a handler offers for a parameter. Other values are not refused by the host: the
 * application's data may be younger.
 *
 * @param askedAt when the handler offered them
 * @param fresh whether that was not long ago; if not, its application does not run or cannot tell
 */
public record Offered(List<Choice> choices, Instant askedAt, boolean fresh) {

  /** Copies the choices. */
  public Offered {
    choices = List.copyOf(choices);
  }

  /** A value with what people read. */
  public record Choice(String value, String label) {}
}
