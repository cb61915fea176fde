package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a person may be sent after a job: a path on the host's own origin, or a URL of an origin
 * that the configuration allows. Checked when the job is started, not when the URL is followed.
 */
@ApplicationScoped
class ReturnUrls {

  private static final int LONGEST = 2000;

  @Inject EngineSettings settings;

  /**
   * The URL itself, or null for none.
   *
   * @throws Refusal {@code INVALID} if it leads elsewhere
   */
  String require(String url) {
    if (url == null || url.isBlank()) {
      return null;
    }
    if (!allowed(url)) {
      throw new Refusal(
          Refusal.Kind.INVALID,
          "return_url_not_allowed",
          "return_url",
          Wording.of("return_url", Text.echo(url)));
    }
    return url;
  }

  boolean allowed(String url) {
    return url.length() <= LONGEST && (OwnPath.isOne(url) || origins().contains(origin(url)));
  }

  /** The origin of a web address, or a blank that no list has. */
  private static String origin(String url) {
    if (!OwnPath.isPlain(url)) {
      return "";
    }
    try {
      URI uri = new URI(url);
      boolean web =
          uri.getScheme() != null
              && uri.getScheme().matches("https?")
              && uri.getHost() != null
              && uri.getRawUserInfo() == null;
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      return web ? uri.getScheme() + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port : "";
    } catch (URISyntaxException e) {
      return "";
    }
  }

  private Set<String> origins() {
    return settings.returnOrigins().map(all -> Arrays.stream(all.split("[,\\s]+"))).stream()
        .flatMap(all -> all)
        .filter(origin -> !origin.isBlank())
        .map(origin -> origin.toLowerCase(Locale.ROOT).replaceFirst("/$", ""))
        .collect(Collectors.toSet());
  }
}
