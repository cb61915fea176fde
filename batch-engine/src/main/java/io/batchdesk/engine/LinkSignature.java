package io.batchdesk.engine;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs the query parameters of a link with HMAC-SHA256. */
final class LinkSignature {

  static final String PARAMETER = "signature";

  private LinkSignature() {}

  /** The signature over all parameters but itself, in the order of their names. */
  static String sign(Map<String, String> parameters, String keyInHex) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(HexFormat.of().parseHex(keyInHex), "HmacSHA256"));
      Map<String, String> sorted = new TreeMap<>(parameters);
      sorted.remove(PARAMETER);
      byte[] text = query(sorted).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(mac.doFinal(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA256", e);
    }
  }

  static boolean matches(Map<String, String> parameters, String keyInHex) {
    String given = parameters.getOrDefault(PARAMETER, "");
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8),
        sign(parameters, keyInHex).getBytes(StandardCharsets.UTF_8));
  }

  /** The parameters as a query string. */
  static String query(Map<String, String> parameters) {
    StringBuilder query = new StringBuilder();
    parameters.forEach(
        (name, value) ->
            query
                .append(query.isEmpty() ? "" : "&")
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return query.toString();
  }
}
