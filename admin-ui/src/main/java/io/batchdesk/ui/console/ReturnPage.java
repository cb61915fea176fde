package io.batchdesk.ui.console;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The page that a person came from and goes back to. Its URL was checked when the job was started.
 *
 * @param url as it was given
 * @param label what people read: the last part of its path in words, or its host
 */
public record ReturnPage(String url, String label) {

  private static final Pattern JOB = Pattern.compile("(?<=[?&])batch_job=[^&#]*(?:&|(?=#|$))");

  /** Null for none. */
  static ReturnPage of(String url) {
    return url == null ? null : new ReturnPage(url, label(URI.create(url)));
  }

  private static String label(URI uri) {
    String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceFirst("/+$", "");
    String last = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.[a-z]{2,5}$", "");
    String words = decoded(last).replaceAll("[-_+\\s\\p{Cntrl}]+", " ").strip();
    if (words.isEmpty()) {
      return uri.getHost() == null ? "/" : uri.getHost();
    }
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** The URL that tells the page which job the person comes back from. */
  String with(String jobId) {
    int hash = url.indexOf('#');
    String fragment = hash < 0 ? "" : url.substring(hash);
    String rest = JOB.matcher(hash < 0 ? url : url.substring(0, hash)).replaceAll("");
    String open = rest.replaceFirst("[?&]$", "");
    return open + (open.contains("?") ? "&" : "?") + "batch_job=" + jobId + fragment;
  }
}
