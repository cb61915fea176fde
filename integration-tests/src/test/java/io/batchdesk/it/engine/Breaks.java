package io.batchdesk.it.engine;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A bean whose calls run out of stack when an argument says so. */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Breaks {

  /** What an argument contains then. */
  String HERE = "break-here";

  /** Binds a class that cannot be annotated. */
  final class Literal extends AnnotationLiteral<Breaks> implements Breaks {}
}
