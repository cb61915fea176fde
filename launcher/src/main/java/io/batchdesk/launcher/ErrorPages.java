package io.batchdesk.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a browser sees where an application has no error page of its own, in place of the server's,
 * which shows messages and the product.
 */
final class ErrorPages {

  private static final Map<Integer, String> TITLES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(400, "This request cannot be understood"),
              Map.entry(401, "Please sign in"),
              Map.entry(403, "You may not do this"),
              Map.entry(404, "There is nothing here"),
              Map.entry(405, "This cannot be done here"),
              Map.entry(406, "There is no such form of this page"),
              Map.entry(408, "The request took too long"),
              Map.entry(409, "This cannot be done now"),
              Map.entry(410, "This is gone"),
              Map.entry(411, "The length of the request is missing"),
              Map.entry(412, "This has changed meanwhile"),
              Map.entry(413, "This is too large"),
              Map.entry(414, "This address is too long"),
              Map.entry(415, "This cannot be read"),
              Map.entry(416, "There is no such part"),
              Map.entry(422, "This is not allowed"),
              Map.entry(429, "Too many requests"),
              Map.entry(500, "Something went wrong"),
              Map.entry(501, "This cannot be done here"),
              Map.entry(502, "Something went wrong"),
              Map.entry(503, "Please try again in a moment"),
              Map.entry(504, "Please try again in a moment")));

  private ErrorPages() {}

  /** Returns the file for each status. */
  static Map<Integer, Path> write(Path directory) {
    Map<Integer, Path> pages = new TreeMap<>();
    try {
      Files.createDirectories(directory);
      for (Map.Entry<Integer, String> page : TITLES.entrySet()) {
        Path file = directory.resolve(page.getKey() + ".html");
        pages.put(page.getKey(), Files.writeString(file, html(page.getValue())));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pages;
  }

  private static String html(String title) {
    return """
        <!DOCTYPE html>
        <html lang="en">
          <head><meta charset="utf-8"><title>%1$s</title></head>
          <body><h1>%1$s</h1><p><a href="/">To the desk</a></p></body>
        </html>
        """
        .formatted(title);
  }
}
