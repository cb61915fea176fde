package io.batchdesk.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The parameters and the state of a job as they are kept: JSON, written from a record and read back
 * into it. Public for the test kit, which keeps them without a database.
 */
public final class StoredRecord {

  private static final int LARGEST_STATE = 1_000_000;

  private StoredRecord() {}

  /**
   * Parameters as a request brings them, checked as the host does before it stores anything.
   *
   * @param type the job type, for the message
   * @param declared the record that the job type declares
   * @throws Refusal if they do not fit what the record declares; the message names the parameter
   * @throws IllegalArgumentException if the declared record cannot be a form, or the given one
   *     cannot be JSON
   */
  public static String requested(String type, Class<? extends Record> declared, Record parameters) {
    String json = Json.write(parameters);
    JsonNode context = Json.read(json, JsonNode.class);
    ParameterSchema schema = ParameterRecord.schemaOf(declared);
    TypeTexts texts = ApplicationTexts.of(declared.getClassLoader()).of(type, schema);
    ParameterCheck.check(type, schema, texts, context);
    return json;
  }

  /**
   * Reads parameters; fields that it does not know are ignored, and missing ones are null.
   *
   * @throws RuntimeException if they do not fit the record; the message names the field
   */
  public static <P extends Record> P parameters(String json, Class<P> type) {
    return read("failure.unreadable_parameters", () -> Json.read(json, type));
  }

  /**
   * Reads a state; fields that it does not know are ignored, and none may be missing.
   *
   * @throws RuntimeException if it does not fit the record; the message names the field
   */
  public static <S extends Record> S state(String json, Class<S> type) {
    return read("failure.unreadable_state", () -> Json.readWhole(json, type));
  }

  private static <R extends Record> R read(String key, Supplier<R> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException e) {
      String detail = Text.cut(Text.oneLine(e.getMessage()), 300);
      throw new UnreadableJobException(Wording.of(key, detail), e);
    }
  }

  /**
   * Writes a state.
   *
   * @throws RuntimeException if it cannot be JSON; another attempt would write the same
   * @throws IllegalArgumentException if it is longer than 1,000,000 characters
   */
  public static String json(Record state) {
    String json = write(Objects.requireNonNull(state, "state"));
    if (json.length() > LARGEST_STATE) {
      throw new IllegalArgumentException(
          "The state %s has %,d characters as JSON; keep it under %,d"
              .formatted(state.getClass().getName(), json.length(), LARGEST_STATE));
    }
    return json;
  }

  private static String write(Record state) {
    try {
      return Json.write(state);
    } catch (IllegalArgumentException e) {
      String detail = Text.cut(Text.oneLine(e.getMessage()), 400);
      throw new WrongAnswerException(Wording.of("failure.state", detail));
    }
  }
}
