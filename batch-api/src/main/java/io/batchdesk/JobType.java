package io.batchdesk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a class the handler of one job type. The annotation alone makes it a CDI bean: one instance
 * serves all jobs of the type at the same time, so a handler keeps nothing in fields but what is
 * injected.
 *
 * <p>The type is registered when the application starts. Two handlers of one type in one
 * application stop its deployment, and the message names both classes.
 */
@Documented
@Stereotype
@ApplicationScoped
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface JobType {

  /**
   * The stable name of the type: 1 to 60 lower-case letters, digits and hyphens, beginning with a
   * letter. It is stored with each job and written in links and scripts, so it never changes.
   */
  String value();

  /** What people read, for example {@code Contact list}. Default: the name of the type. */
  String title() default "";

  /** One sentence about what the job does, shown with its start form. Default: none. */
  String description() default "";

  /** The roles that may start jobs of this type; one of them is enough. Default: every operator. */
  String[] rolesAllowed() default {};

  /**
   * The record that declares the parameters: its components are the form, the JSON Schema and, with
   * their Bean Validation constraints, the checks. Default: no parameters.
   */
  Class<? extends Record> parameters() default NoParameters.class;

  /** When a person has to confirm the job after pre-processing. Default: when it is a dry run. */
  Confirm confirm() default Confirm.WHEN_DRY_RUN;

  /** The largest batch size that the engine asks of one step, in units. Default: 10,000. */
  int maxBatchSize() default 10_000;

  /**
   * The time that the engine aims at for one step, in milliseconds; it adapts the batch size to it.
   * Default: 500.
   */
  int targetStepMillis() default 500;

  /**
   * The longest time that one step may take, in seconds; then its transaction is rolled back and
   * the attempt has failed. Default: 60.
   */
  int stepLimitSeconds() default 60;

  /** How often a step is tried before the job fails. Default: 5. */
  int maxAttempts() default 5;

  /**
   * The pause after the first failed attempt of a step, in seconds; each further one is four times
   * as long, up to ten minutes, give or take a fifth. Default: 1.
   */
  int backoffSeconds() default 1;

  /**
   * Exceptions after which another attempt is pointless: the job fails at once when a step throws
   * one of them, a subclass, or something that was caused by one. Default: none; {@link
   * BatchJobException} is always final.
   */
  Class<? extends Throwable>[] finalErrors() default {};

  /**
   * How many jobs of this type run at once, on all nodes together; the others wait for their turn,
   * visibly. A job that waits between two steps counts as running. Default: 0, as many as there are
   * threads.
   */
  int maxJobsAtOnce() default 0;

  /**
   * Which due job gets a free thread first: the one whose type has the higher priority, from -100
   * to 100. A running job keeps its thread for its slice of a few seconds. Default: 0.
   */
  int priority() default 0;

  /** When a person has to confirm a job between pre-processing and the first step. */
  enum Confirm {
    /** Never, even for a dry run. */
    NEVER,
    /** When the job was started with {@code dry_run}. */
    WHEN_DRY_RUN,
    /** Always. */
    ALWAYS
  }

  /** The parameters of a type that has none. */
  record NoParameters() {}
}
