package io.batchdesk.it.desk;

import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Signs in with the form as a browser does, without one. */
final class BrowserCookie {

  private static final Pattern VIEW =
      Pattern.compile("name=\"jakarta.faces.ViewState\"[^>]* value=\"([^\"]*)\"");

  private BrowserCookie() {}

  /** The cookies of a browser that is signed in, as a header has them. */
  static String of(DeskProcess desk, String name, String password) throws java.io.IOException {
    CookieManager cookies = new CookieManager();
    HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build();
    HttpRequest.Builder page = HttpRequest.newBuilder(desk.url("/sign-in"));
    try {
      Matcher view = VIEW.matcher(browser.send(page.build(), BodyHandlers.ofString()).body());
      if (!view.find()) {
        throw new AssertionError("No form to sign in with");
      }
      Map<String, String> form =
          Map.of(
              "signIn",
              "signIn",
              "signIn:name",
              name,
              "signIn:password",
              password,
              "signIn:submit",
              "",
              "jakarta.faces.ViewState",
              view.group(1));
      browser.send(
          page.header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(encoded(form)))
              .build(),
          BodyHandlers.discarding());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return cookies.getCookieStore().getCookies().stream()
        .map(HttpCookie::toString)
        .collect(Collectors.joining("; "));
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
