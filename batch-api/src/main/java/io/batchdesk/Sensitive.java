package io.batchdesk;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component of a parameter record whose value only the handler sees: pages, REST and error
 * messages show dots instead, whatever the role of who looks. It is stored as it is, with the job.
 *
 * <pre>{@code
 * record Mailing(@NotBlank String list, @Sensitive String password) {}
 * }</pre>
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Sensitive {}
