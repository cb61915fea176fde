package io.batchdesk.test;

import io.batchdesk.JobStepResponse.Message;
import io.batchdesk.RowDifference;
import io.batchdesk.RowError;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a job has given when it ended.
 *
 * @param sentence what the handler said about the whole job; may be null
 * @param units the units of all its steps
 * @param steps how many steps it took, those of {@code createJob} and {@code preProcessJob}
 *     included
 * @param delay the sum of the delays that steps asked for with <em>again</em>; nobody waited for
 *     them
 * @param messages the lines of its log, oldest first
 * @param fields the facts that its steps set
 * @param outputs its files by name
 * @param preview what pre-processing said would happen; may be null
 * @param rowErrors the refused rows: those of processing, or of pre-processing if it had none
 * @param differences the values that would change
 * @param failed whether the handler answered that the job has failed; the sentence says why
 */
public record TestResult(
    String sentence,
    long units,
    int steps,
    Duration delay,
    List<Message> messages,
    Map<String, Object> fields,
    Map<String, byte[]> outputs,
    String preview,
    List<RowError> rowErrors,
    List<RowDifference> differences,
    boolean failed) {

  /** The texts of the log's lines, oldest first. */
  public List<String> log() {
    return messages.stream().map(Message::text).toList();
  }

  /**
   * The bytes of the job's only file.
   *
   * @throws IllegalStateException if the job made no file, or more than one
   */
  public byte[] bytes() {
    if (outputs.size() != 1) {
      throw new IllegalStateException("The job made not one file but these: " + outputs.keySet());
    }
    return outputs.values().iterator().next();
  }

  /**
   * The job's only file as text in UTF-8, the byte order mark included if there is one.
   *
   * @throws IllegalStateException if the job made no file, or more than one
   */
  public String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  /**
   * The bytes of one of the job's files.
   *
   * @throws IllegalArgumentException if the job made no file of this name
   */
  public byte[] bytes(String output) {
    byte[] bytes = outputs.get(output);
    if (bytes == null) {
      throw new IllegalArgumentException(
          "The job made no file \"%s\" but these: %s".formatted(output, outputs.keySet()));
    }
    return bytes;
  }

  /**
   * One of the job's files as text in UTF-8.
   *
   * @throws IllegalArgumentException if the job made no file of this name
   */
  public String text(String output) {
    return new String(bytes(output), StandardCharsets.UTF_8);
  }
}
