package io.batchdesk.ui.rest;

import java.nio.charset.StandardCharsets;

/** The header that names a downloaded file: for old clients in ASCII, for all others as it is. */
final class ContentDisposition {

  /** What RFC 8187 calls attr-char. */
  private static final String PLAIN = "!#$&+-.^_`|~";

  private ContentDisposition() {}

  static String attachment(String name) {
    String clean = name.replaceAll("[\\p{Cntrl}/\\\\]", "_");
    return "attachment; filename=\"%s\"; filename*=UTF-8''%s".formatted(ascii(clean), utf8(clean));
  }

  /** Without the quote and the percent sign, which clients read in different ways. */
  private static String ascii(String name) {
    StringBuilder text = new StringBuilder();
    name.codePoints()
        .map(c -> c < ' ' || c > '~' || c == '"' || c == '%' ? '_' : c)
        .forEach(text::appendCodePoint);
    return text.toString();
  }

  private static String utf8(String name) {
    StringBuilder text = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean plain =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || PLAIN.indexOf(c) >= 0;
      text.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return text.toString();
  }
}
