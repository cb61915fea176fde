package io.batchdesk.ui.console;

import io.batchdesk.engine.SupportLinks.Link;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the address of a start form says.
 *
 * @param parameters of the job, as texts
 * @param returnUrl where the person wants to go afterwards, unchecked; or null
 * @param repeats the job whose refused rows come back corrected, unchecked; or null
 */
record StartQuery(Map<String, String> parameters, String returnUrl, String repeats) {

  private static final String RETURN_URL = "return_url";
  private static final String REPEATS = "repeats";

  static StartQuery read(LinkQuery query) {
    return new StartQuery(
        query.without(RETURN_URL).without(REPEATS).values(),
        query.values().get(RETURN_URL),
        query.values().get(REPEATS));
  }

  /** The query for the start form of what a link wanted to start. */
  static Map<String, String> of(Link link, String returnUrl) {
    Map<String, String> query = new LinkedHashMap<>(link.parameters());
    if (returnUrl != null) {
      query.put(RETURN_URL, returnUrl);
    }
    return query;
  }
}
