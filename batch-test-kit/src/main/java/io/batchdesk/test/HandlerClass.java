package io.batchdesk.test;

import io.batchdesk.JobHandler;
import io.batchdesk.JobType;
import io.batchdesk.engine.HandlerMethod;

/**
 * What a handler's class says about it.
 *
 * @param type null if the class has no annotation, nor one that it extends
 */
record HandlerClass(String name, JobType type, boolean preProcesses) {

  /** A test may extend the handler, and a CDI proxy does. */
  static HandlerClass of(JobHandler handler) {
    Class<?> at = handler.getClass();
    while (at != null && !at.isAnnotationPresent(JobType.class)) {
      at = at.getSuperclass();
    }
    return new HandlerClass(
        handler.getClass().getName(),
        at == null ? null : at.getAnnotation(JobType.class),
        HandlerMethod.preProcesses(handler.getClass()));
  }

  void requireType(String expected) {
    if (type != null && !type.value().equals(expected)) {
      throw new IllegalStateException(
          "The job is of type \"%s\", and %s does \"%s\"; give TestJob.of that type"
              .formatted(expected, name, type.value()));
    }
  }

  /** The record that the type declares; without an annotation it is the one that is given. */
  Class<? extends Record> parameters(Record given) {
    return type == null ? given.getClass() : type.parameters();
  }

  int batchSize(int wanted) {
    return type == null ? wanted : Math.min(wanted, type.maxBatchSize());
  }
}
