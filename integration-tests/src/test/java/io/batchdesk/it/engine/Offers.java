package io.batchdesk.it.engine;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;

/** What {@link ChoosingHandler} offers as colours, as a test wants it. */
@ApplicationScoped
class Offers {

  /** How the colours are had. */
  interface Source {
    Map<String, String> colours(Locale language) throws Exception;
  }

  private volatile Source source = language -> Map.of();

  void come(Source from) {
    source = from;
  }

  Map<String, String> colours(Locale language) throws Exception {
    return source.colours(language);
  }
}
