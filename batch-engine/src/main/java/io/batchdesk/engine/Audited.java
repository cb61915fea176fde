package io.batchdesk.engine;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Has a method written down in the audit: with its transaction when it is done, and in one of its
 * own when it is refused. The method takes a {@link Caller}, and what it is about is its first
 * text, or else what it takes or returns.
 */
@InterceptorBinding
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@interface Audited {

  /** One word for what is asked for. */
  @Nonbinding
  String value() default "";
}
