package io.batchdesk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a step answers: how the job goes on, how many units it processed, and what the person should
 * read. Immutable; each method that adds something gives a new response.
 *
 * <pre>{@code
 * return JobStepResponse.more(rows.size()).message("Wrote " + rows.size() + " contacts");
 * }</pre>
 */
public final class JobStepResponse {

  /** How the job goes on after a step. */
  public enum Next {
    /** Another step follows at once. */
    MORE,
    /** Another step follows after a delay; no thread is held meanwhile. */
    AGAIN,
    /** A person has to choose before the next step. */
    ASK,
    /** What had to be prepared is prepared. */
    READY,
    /** The step is rolled back and done once more. */
    REPEAT,
    /** The job ends at once, completed, without a step. */
    NOTHING_TO_DO,
    /** The job ends at once, failed; its files are handed over. */
    FAILED,
    /** The last step. */
    DONE
  }

  /**
   * One line for the job's log.
   *
   * @param severity how much it matters
   * @param text plain text, cut after 2,000 characters
   */
  public record Message(Severity severity, String text) {}

  private final Next next;
  private final long units;
  private final Duration delay;
  private final String sentence;
  private final List<String> choices;
  private final List<Message> messages;
  private final Map<String, Object> fields;
  private final List<RowError> rowErrors;
  private final List<RowDifference> differences;

  private JobStepResponse(
      Next next,
      long units,
      Duration delay,
      String sentence,
      List<String> choices,
      List<Message> messages,
      Map<String, Object> fields,
      List<RowError> rowErrors,
      List<RowDifference> differences) {
    this.next = next;
    this.units = units;
    this.delay = delay;
    this.sentence = sentence;
    this.choices = choices;
    this.messages = messages;
    this.fields = fields;
    this.rowErrors = rowErrors;
    this.differences = differences;
  }

  private static JobStepResponse of(Next next, long units, Duration delay, String sentence) {
    if (units < 0) {
      throw new IllegalArgumentException(
          "A step cannot have processed " + units + " units; give 0 or more");
    }
    return new JobStepResponse(
        next, units, delay, sentence, List.of(), List.of(), Map.of(), null, List.of());
  }

  /**
   * Another step follows at once.
   *
   * @param units the units that this step processed; they are added to the job's
   * @throws IllegalArgumentException if {@code units} is negative
   */
  public static JobStepResponse more(long units) {
    return of(Next.MORE, units, Duration.ZERO, null);
  }

  /**
   * Another step follows after a delay, for throttling; no thread is held meanwhile.
   *
   * @param delay from the commit of this step, at most a day
   * @param units the units that this step processed
   * @throws IllegalArgumentException if the delay is negative or longer than a day, or {@code
   *     units} is negative
   */
  public static JobStepResponse again(Duration delay, long units) {
    if (delay.isNegative() || delay.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException(
          "A step cannot ask for a delay of " + delay + "; give 0 to 24 hours");
    }
    return of(Next.AGAIN, units, delay, null);
  }

  /**
   * A person has to choose before the next step; the job is paused until then and the step after
   * finds the choice in {@link JobParameters#answer()}.
   *
   * @param question a full sentence
   * @param choices what can be answered, at least one
   * @throws IllegalArgumentException if there is no choice
   */
  public static JobStepResponse ask(String question, String... choices) {
    if (choices.length == 0) {
      throw new IllegalArgumentException("The question \"" + question + "\" has no choices");
    }
    Objects.requireNonNull(question, "question");
    return new JobStepResponse(
        Next.ASK,
        0,
        Duration.ZERO,
        question,
        List.of(choices),
        List.of(),
        Map.of(),
        List.of(),
        List.of());
  }

  /** What had to be prepared is prepared: {@code createJob} or {@code preProcessJob} has ended. */
  public static JobStepResponse ready() {
    return of(Next.READY, 0, Duration.ZERO, null);
  }

  /**
   * What had to be prepared is prepared.
   *
   * @param sentence what will happen, for the person who may have to confirm it, for example {@code
   *     12 contacts will be created, 30 updated}
   */
  public static JobStepResponse ready(String sentence) {
    return of(Next.READY, 0, Duration.ZERO, Objects.requireNonNull(sentence, "sentence"));
  }

  /**
   * Rolls back what the step wrote and does it once more, at once and in the same claim; this is no
   * failed attempt. The handler then finds {@link JobParameters#repeated()}, where this answer is
   * an error.
   */
  public static JobStepResponse repeat() {
    return of(Next.REPEAT, 0, Duration.ZERO, null);
  }

  /**
   * Ends the job politely before its first step.
   *
   * @param sentence why, for example {@code No contacts match}
   */
  public static JobStepResponse nothingToDo(String sentence) {
    return of(Next.NOTHING_TO_DO, 0, Duration.ZERO, Objects.requireNonNull(sentence, "sentence"));
  }

  /**
   * Ends the job as failed, with what the steps have done and with its files, for example one of
   * the rows that are wrong. It cannot be tried again; a {@link BatchJobException} instead rolls
   * back the step and hands over nothing.
   *
   * @param units the units that this step processed
   * @param sentence why, and what the person can do
   * @throws IllegalArgumentException if {@code units} is negative
   */
  public static JobStepResponse failed(long units, String sentence) {
    return of(Next.FAILED, units, Duration.ZERO, Objects.requireNonNull(sentence, "sentence"));
  }

  /** The last step, without units or a sentence of its own. */
  public static JobStepResponse done() {
    return of(Next.DONE, 0, Duration.ZERO, null);
  }

  /**
   * The last step.
   *
   * @param units the units that this step processed
   * @param sentence what the job did, for example {@code Exported 12,345 contacts}
   * @throws IllegalArgumentException if {@code units} is negative
   */
  public static JobStepResponse done(long units, String sentence) {
    return of(Next.DONE, units, Duration.ZERO, Objects.requireNonNull(sentence, "sentence"));
  }

  /** Adds a line to the job's log. */
  public JobStepResponse message(String text) {
    return message(Severity.INFO, text);
  }

  /** Adds a line to the job's log. */
  public JobStepResponse message(Severity severity, String text) {
    List<Message> longer = new ArrayList<>(messages);
    longer.add(new Message(severity, text));
    return new JobStepResponse(
        next, units, delay, sentence, choices, List.copyOf(longer), fields, rowErrors, differences);
  }

  /**
   * Sets a fact about the result that the page and REST show under the handler's name for it. It
   * lives beside the standard fields and cannot replace them.
   *
   * @param value a text, number, truth value or date
   */
  public JobStepResponse field(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(fields);
    more.put(Objects.requireNonNull(name, "name"), value);
    return new JobStepResponse(
        next, units, delay, sentence, choices, messages, more, rowErrors, differences);
  }

  /**
   * Adds what is wrong with refused rows. The first 1,000 of a job are kept and shown, all are
   * counted. Those of pre-processing give way to those of processing, with its first step that
   * calls this, be it with an empty list.
   */
  public JobStepResponse rowErrors(List<RowError> refused) {
    return new JobStepResponse(
        next,
        units,
        delay,
        sentence,
        choices,
        messages,
        fields,
        both(rowErrors(), refused),
        differences);
  }

  /**
   * Adds values that the job would change, for the person who has to confirm it. The first 200 of a
   * job are kept and shown, all are counted.
   */
  public JobStepResponse differences(List<RowDifference> more) {
    return new JobStepResponse(
        next,
        units,
        delay,
        sentence,
        choices,
        messages,
        fields,
        rowErrors,
        both(differences, more));
  }

  private static <T> List<T> both(List<T> before, List<T> more) {
    return Stream.concat(before.stream(), more.stream()).toList();
  }

  /** How the job goes on. */
  public Next next() {
    return next;
  }

  /** The units that the step processed. */
  public long units() {
    return units;
  }

  /** How long the next step has to wait; zero unless {@link Next#AGAIN}. */
  public Duration delay() {
    return delay;
  }

  /** The question, or the sentence about the whole job; may be null. */
  public String sentence() {
    return sentence;
  }

  /** What can be answered to the question; empty unless {@link Next#ASK}. */
  public List<String> choices() {
    return choices;
  }

  /** The lines for the log, oldest first. */
  public List<Message> messages() {
    return messages;
  }

  /** The facts about the result. */
  public Map<String, Object> fields() {
    return fields;
  }

  /** What is wrong with refused rows. */
  public List<RowError> rowErrors() {
    return rowErrors == null ? List.of() : rowErrors;
  }

  /** Whether the step told of its refused rows, be it that there are none. */
  public boolean tellsRowErrors() {
    return rowErrors != null;
  }

  /** The values that the job would change. */
  public List<RowDifference> differences() {
    return differences;
  }

  @Override
  public String toString() {
    return next + " with " + units + " units";
  }
}
