package io.batchdesk;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Narrows an observer of {@link BatchJobEvent} to changes to one status. Without it the observer
 * gets all changes. A status that does not exist stops the deployment.
 */
@Documented
@Qualifier @Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ToStatus {

  /** The new status, as {@link BatchJobEvent#status()} spells it. */
  String value();

  /** The annotation as a value, for {@code Event.select}. */
  final class Literal extends AnnotationLiteral<ToStatus> implements ToStatus {

    private static final long serialVersionUID = 1L;

    private final String value;

    /** A literal of one status. */
    public Literal(String value) {
      this.value = value;
    }

    @Override
    public String value() {
      return value;
    }
  }
}
