package io.batchdesk.engine;

/**
 * The jobs of a type that have to be worked on.
 *
 * @param begun those whose work has begun; without a live application they wait, too
 * @param waiting those that wait to begin
 */
public record TypeWork(long begun, long waiting) {

  /** Both together. */
  public TypeWork plus(TypeWork other) {
    return new TypeWork(begun + other.begun, waiting + other.waiting);
  }
}
