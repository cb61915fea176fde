package io.batchdesk;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which files a component of type {@link Upload} takes, by the ends of their names. The start
 * form offers only these to choose from, and a job with another file is refused before anything is
 * stored (REST: 415). What is in the file only the handler can tell.
 *
 * <pre>{@code
 * record Import(@NotNull @Accept({".csv", ".txt"}) Upload file) {}
 * }</pre>
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Accept {

  /** How the names end, each with its point and in lower case; upper case is taken, too. */
  String[] value();
}
