package io.batchdesk.engine;

import io.batchdesk.BatchJobException;
import io.batchdesk.JobType;
import jakarta.persistence.PersistenceException;
import java.io.UncheckedIOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;

/** What a failed step means for its job. */
final class Failure {

  private Failure() {}

  /** Whether another attempt would be pointless. */
  static boolean isFinal(Throwable error, JobType type) {
    return error instanceof BatchJobException
        || error instanceof WrongAnswerException
        || error instanceof UnreadableJobException
        || isDeclaredFinal(error, type.finalErrors());
  }

  private static boolean isDeclaredFinal(Throwable error, Class<? extends Throwable>[] declared) {
    return Causes.of(error)
        .anyMatch(at -> Arrays.stream(declared).anyMatch(type -> type.isInstance(at)));
  }

  /** A stable word for a final failure. */
  static String code(Throwable error) {
    if (error instanceof BatchJobException) {
      return "refused";
    }
    if (error instanceof UnreadableJobException) {
      return "unreadable";
    }
    return error instanceof WrongAnswerException ? "wrong_answer" : "final_error";
  }

  /** The parameter that is wrong, or null. */
  static String field(Throwable error) {
    return error instanceof BatchJobException refusal ? refusal.field() : null;
  }

  /** One sentence for the person: what happened and where; the trace is in the log. */
  static Wording sentence(Throwable error, JobSnapshot job) {
    if (error instanceof BatchJobException && error.getMessage() != null) {
      return Wording.said(error.getMessage());
    }
    return Wording.of(
        "failure.step", job.step() + 1, job.unitsProcessed(), reason(unwrapped(error)));
  }

  /** What others only carry. */
  private static Throwable unwrapped(Throwable error) {
    return Causes.of(error).filter(at -> !isWrapper(at)).findFirst().orElse(error);
  }

  private static boolean isWrapper(Throwable error) {
    return (error instanceof UndeclaredThrowableException
            || error instanceof ExecutionException
            || error instanceof UncheckedIOException)
        && error.getCause() != null;
  }

  static Wording reason(Throwable error) {
    if (isOfTheDatabase(error)) {
      return Wording.of("failure.database");
    }
    String message = error.getMessage();
    if (message == null || message.isBlank()) {
      return Wording.of("failure.unexpected");
    }
    return new Wording.Sentence(
        error instanceof WordedException worded
            ? worded.wording()
            : Wording.said(Text.cut(Text.oneLine(message), 500)));
  }

  /** Messages of the database hold SQL, which is nothing for a page. */
  private static boolean isOfTheDatabase(Throwable error) {
    return Causes.of(error)
        .anyMatch(at -> at instanceof SQLException || at instanceof PersistenceException);
  }
}
