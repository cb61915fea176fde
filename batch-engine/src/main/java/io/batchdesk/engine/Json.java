package io.batchdesk.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdDelegatingDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdDelegatingSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.databind.util.StdConverter;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.batchdesk.Upload;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * JSON as it is stored and read. What comes from a client is read strictly: no doubled keys,
 * nothing behind the end, no number for a text, bounded depth and length.
 */
public final class Json {

  private static final int DEEPEST = 50;
  private static final int LONGEST_TEXT = 1_000_000;

  /** Reads and writes everywhere; state and parameters ignore fields that they do not know. */
  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(uploads())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .build();

  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .withCoercionConfig(
              LogicalType.Textual,
              config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail))
          .build();

  static {
    STRICT
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxStringLength(LONGEST_TEXT)
                .maxNumberLength(100)
                .build());
  }

  private Json() {}

  /** An upload is its id. */
  private static SimpleModule uploads() {
    return new SimpleModule()
        .addSerializer(
            new StdDelegatingSerializer(
                Upload.class,
                new StdConverter<Upload, String>() {
                  @Override
                  public String convert(Upload upload) {
                    return upload.id();
                  }
                }))
        .addDeserializer(
            Upload.class,
            new StdDelegatingDeserializer<>(
                new StdConverter<String, Upload>() {
                  @Override
                  public Upload convert(String id) {
                    return new Upload(id);
                  }
                }));
  }

  /**
   * Reads what a client sent.
   *
   * @throws Refusal {@code MALFORMED} if it is not one well-formed JSON value
   */
  public static JsonNode readStrictly(byte[] json) {
    try {
      // Given bytes, the parser guesses at UTF-16 and takes overlong UTF-8.
      JsonNode node = STRICT.readTree(UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString());
      if (node == null || node.isMissingNode()) {
        throw malformed(Wording.of("json.empty"));
      }
      return node;
    } catch (JsonProcessingException e) {
      throw malformed(position(e.getLocation()));
    } catch (NumberFormatException e) {
      throw malformed(Wording.of("json.number"));
    } catch (CharacterCodingException e) {
      throw malformed(Wording.of("json.encoding"));
    }
  }

  /** There is none when a limit was passed, for example the depth. */
  private static Wording position(JsonLocation location) {
    return location == null
        ? Wording.of("json.limits")
        : Wording.of("json.malformed", location.getLineNr(), location.getColumnNr());
  }

  private static Refusal malformed(Wording wording) {
    return new Refusal(Refusal.Kind.MALFORMED, "malformed_json", null, wording);
  }

  /** Writes a value, for example a record or a map. */
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "%s cannot be written as JSON: %s"
              .formatted(value.getClass().getName(), e.getOriginalMessage()),
          e);
    }
  }

  /**
   * Reads a value that was stored.
   *
   * @throws IllegalArgumentException if the JSON does not fit the type; the message names the field
   */
  static <T> T read(String json, Class<T> type) {
    return read(json, type, MAPPER.reader());
  }

  /**
   * Reads a value that was stored with all its fields, also those that are null.
   *
   * @throws IllegalArgumentException if the JSON does not fit the type, or a field is missing; the
   *     message names the field
   */
  static <T> T readWhole(String json, Class<T> type) {
    return read(
        json, type, MAPPER.reader(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES));
  }

  private static <T> T read(String json, Class<T> type, ObjectReader reader) {
    try {
      return reader.forType(type).readValue(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "%s does not fit what was stored: %s%s"
              .formatted(
                  type.getSimpleName(),
                  field(e),
                  e.getOriginalMessage().replaceFirst(" \\(set Des.*", "")),
          e);
    }
  }

  /** Where it went wrong, for example {@code lastId: }. */
  private static String field(JsonProcessingException error) {
    if (!(error instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
      return "";
    }
    return mapping.getPath().stream()
        .map(at -> at.getFieldName() == null ? "[" + at.getIndex() + "]" : at.getFieldName())
        .collect(Collectors.joining(".", "", ": "));
  }

  static List<String> readList(String json) {
    return readAs(json, new TypeReference<>() {});
  }

  static Map<String, String> readTexts(String json) {
    return readAs(json, new TypeReference<>() {});
  }

  static Map<String, Object> readMap(String json) {
    return readAs(json, new TypeReference<>() {});
  }

  static <T> T readAs(String json, TypeReference<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("What was stored is not JSON: " + Text.quote(json), e);
    }
  }
}
