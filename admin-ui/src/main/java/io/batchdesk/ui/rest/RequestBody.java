package io.batchdesk.ui.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.batchdesk.engine.Json;
import io.batchdesk.engine.Refusal;
import io.batchdesk.engine.Refusal.Kind;
import io.batchdesk.engine.Text;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Reads what a client sends: one JSON object of known properties, not too long. */
final class RequestBody {

  static final int LONGEST = 1024 * 1024;

  private static final String UTF_8 = "utf-8";

  private final ObjectNode object;

  private RequestBody(ObjectNode object) {
    this.object = object;
  }

  /**
   * All that a client sends, if it is not too long.
   *
   * @param length as the client says, or -1
   */
  static byte[] bytes(InputStream body, long length) {
    try {
      byte[] bytes =
          body.readNBytes(length < 0 ? LONGEST + 1 : (int) Math.min(length, LONGEST + 1));
      if (bytes.length > LONGEST) {
        throw new ClientErrorException(Response.Status.REQUEST_ENTITY_TOO_LARGE);
      }
      return bytes;
    } catch (IOException e) {
      // The client went away, or broke its own framing: nothing that we could mend.
      throw new Refusal(
          Kind.MALFORMED, "incomplete_body", null, "The body ended before its end; send it again");
    }
  }

  /**
   * Reads a body.
   *
   * @param type what the client says it is, or null
   * @param known the properties that it may have
   * @return empty if there is no body at all
   */
  static Optional<RequestBody> read(byte[] bytes, MediaType type, Set<String> known) {
    if (bytes.length == 0) {
      return Optional.empty();
    }
    if (!isJson(type)) {
      throw new NotSupportedException();
    }
    JsonNode json = Json.readStrictly(bytes);
    if (!(json instanceof ObjectNode object)) {
      throw new Refusal(Kind.MALFORMED, "wrong_type", null, "The body must be a JSON object");
    }
    requireKnown(object, known);
    return Optional.of(new RequestBody(object));
  }

  private static boolean isJson(MediaType type) {
    return type != null
        && MediaType.APPLICATION_JSON_TYPE.isCompatible(type)
        && UTF_8.equalsIgnoreCase(
            type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, UTF_8));
  }

  static Refusal empty() {
    return new Refusal(
        Kind.MALFORMED, "malformed_json", null, "The body is empty; send a JSON object");
  }

  private static void requireKnown(ObjectNode object, Set<String> known) {
    for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw new Refusal(
            Kind.INVALID,
            "unknown_property",
            Text.echo(name),
            "There is no property %s here; there is %s"
                .formatted(Text.quote(name), String.join(", ", known.stream().sorted().toList())));
      }
    }
  }

  /** A text that must be there. */
  String requiredText(String name) {
    return text(name)
        .orElseThrow(() -> new Refusal(Kind.INVALID, "required", name, name + " is required"));
  }

  Optional<String> text(String name) {
    return value(name)
        .map(
            value -> {
              if (!value.isTextual()) {
                throw wrongType(name, "a text");
              }
              return value.textValue();
            });
  }

  /** A whole number that must be there. */
  int requiredNumber(String name) {
    JsonNode number =
        value(name)
            .orElseThrow(() -> new Refusal(Kind.INVALID, "required", name, name + " is required"));
    if (!number.isIntegralNumber() || !number.canConvertToInt()) {
      throw wrongType(name, "a whole number");
    }
    return number.intValue();
  }

  boolean flag(String name) {
    return optionalFlag(name).orElse(false);
  }

  Optional<Boolean> optionalFlag(String name) {
    return value(name)
        .map(
            value -> {
              if (!value.isBoolean()) {
                throw wrongType(name, "true or false");
              }
              return value.booleanValue();
            });
  }

  /** A list of texts, each of them once. */
  Optional<Set<String>> texts(String name) {
    return value(name)
        .map(
            value -> {
              if (!value.isArray()) {
                throw wrongType(name, "a list of texts");
              }
              Set<String> texts = new LinkedHashSet<>();
              for (JsonNode element : value) {
                if (!element.isTextual()) {
                  throw wrongType(name, "a list of texts");
                }
                texts.add(element.textValue());
              }
              return texts;
            });
  }

  /** An object; an empty one if it is not there. */
  ObjectNode object(String name) {
    return value(name)
        .map(
            value -> {
              if (!(value instanceof ObjectNode node)) {
                throw wrongType(name, "a JSON object");
              }
              return node;
            })
        .orElseGet(object::objectNode);
  }

  private Optional<JsonNode> value(String name) {
    return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
  }

  private static Refusal wrongType(String name, String expected) {
    return new Refusal(
        Kind.MALFORMED, "wrong_type", name, "%s must be %s".formatted(name, expected));
  }
}
