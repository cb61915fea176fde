package io.batchdesk.ui.rest;

import io.batchdesk.engine.Refusal;
import io.batchdesk.engine.Refusal.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parameters of an address. The server's reader guesses at what is wrongly encoded; this one
 * refuses it.
 */
final class QueryString {

  private static final int HEX = 16;

  private QueryString() {}

  /**
   * Reads the parameters.
   *
   * @param query as it was sent, or null
   * @throws Refusal {@code MALFORMED} for what is not percent-encoded UTF-8
   */
  static Map<String, List<String>> read(String query) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    if (query == null) {
      return parameters;
    }
    for (String pair : query.split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        parameters.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        bytes.write(hex(text, i + 1) * HEX + hex(text, i + 2));
        i += 2;
      } else if (c <= ' ' || c > '~') {
        throw malformed();
      } else {
        bytes.write(c == '+' ? ' ' : c);
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw malformed();
    }
  }

  private static int hex(String text, int at) {
    if (at >= text.length() || !HexFormat.isHexDigit(text.charAt(at))) {
      throw malformed();
    }
    return HexFormat.fromHexDigit(text.charAt(at));
  }

  private static Refusal malformed() {
    return new Refusal(
        Kind.MALFORMED,
        "malformed_query",
        null,
        "The query of the address cannot be read; encode it as UTF-8 with percent signs");
  }
}
