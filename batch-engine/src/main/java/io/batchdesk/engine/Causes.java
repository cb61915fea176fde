package io.batchdesk.engine;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What lies behind an error. Handlers may throw anything, also errors that cause each other. */
public final class Causes {

  private Causes() {}

  /** The error itself, its cause, the cause of that, and so on, each once. */
  public static Stream<Throwable> of(Throwable error) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    return Stream.iterate(error, at -> at != null && seen.add(at), Throwable::getCause);
  }

  /** The first of them that is of a type. */
  public static <T extends Throwable> Optional<T> find(Throwable error, Class<T> type) {
    return of(error).filter(type::isInstance).map(type::cast).findFirst();
  }
}
