package io.batchdesk.engine;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Tells a path on the host's own origin from a URL that may lead elsewhere. */
public final class OwnPath {

  private OwnPath() {}

  /**
   * Whether a browser that follows it stays on the origin: {@code /contacts?country=AT}, but
   * neither {@code //evil} nor {@code /\evil}. Printable ASCII only, so that it cannot break a
   * header.
   */
  public static boolean isOne(String url) {
    if (!isPlain(url)) {
      return false;
    }
    try {
      URI uri = new URI(url);
      return uri.getScheme() == null && uri.getRawAuthority() == null && startsLikeOne(url);
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** Browsers read a backslash as a slash, and leave out tabs and line breaks. */
  static boolean isPlain(String url) {
    return url.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '\\');
  }

  /** Some servers decode a path before they redirect, so an encoded slash counts as one. */
  private static boolean startsLikeOne(String url) {
    String lower = url.toLowerCase(Locale.ROOT);
    return lower.startsWith("/")
        && !lower.startsWith("//")
        && !lower.startsWith("/%2f")
        && !lower.startsWith("/%5c");
  }
}
