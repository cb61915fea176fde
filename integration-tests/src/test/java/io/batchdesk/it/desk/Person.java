package io.batchdesk.it.desk;

import io.batchdesk.it.desk.Rest.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A person's browser without scripts: it keeps cookies, sends forms, and follows nothing by itself,
 * so that each answer can be looked at.
 */
final class Person {

  private static final Pattern VIEW_STATE =
      Pattern.compile("name=\"jakarta\\.faces\\.ViewState\"[^>]*value=\"([^\"]*)\"");

  private static final Pattern NONCE = Pattern.compile(" nonce=\"([^\"]+)\"");

  private final DeskProcess desk;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  Person(DeskProcess desk) {
    this.desk = desk;
  }

  static Person signedIn(DeskProcess desk, String name, String password) {
    Person person = new Person(desk);
    Answer answer = person.signIn(name, password);
    if (answer.status() != 303) {
      throw new AssertionError(name + " cannot sign in: " + answer.status() + " " + answer.text());
    }
    return person;
  }

  /** Opens the sign-in page and sends its form. */
  Answer signIn(String name, String password) {
    return signIn("/sign-in", name, password);
  }

  /**
   * As {@link #signIn(String, String)}.
   *
   * @param page the sign-in page, with what it leads on to
   */
  Answer signIn(String page, String name, String password) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("signIn:name", name);
    fields.put("signIn:password", password);
    return submit(page, "signIn", "submit", fields);
  }

  /** Opens a page and sends one of its forms by one of its buttons. */
  Answer submit(String page, String form, String button, Map<String, String> fields) {
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.put(form, form);
    all.put(form + ":" + button, "");
    Answer shown = get(page);
    all.put("jakarta.faces.ViewState", viewState(shown));
    all.put("primefaces.nonce", nonce(shown));
    return post(action(shown, form), all);
  }

  /** Where a form is sent to. */
  private static String action(Answer page, String form) {
    Matcher action =
        Pattern.compile("<form id=\"%s\"[^>]* action=\"([^\"]*)\"".formatted(form))
            .matcher(page.text());
    if (!action.find()) {
      throw new AssertionError("No form " + form + ": " + page.text());
    }
    return action.group(1).replace("&amp;", "&");
  }

  /** What names the state of a page, on the server. */
  static String viewState(Answer page) {
    Matcher state = VIEW_STATE.matcher(page.text());
    if (!state.find()) {
      throw new AssertionError("No form: " + page.status() + " " + page.text());
    }
    return state.group(1);
  }

  /** What a page's own scripts carry; one of them adds it to the forms. */
  static String nonce(Answer page) {
    Matcher nonce = NONCE.matcher(page.text());
    if (!nonce.find()) {
      throw new AssertionError("No nonce: " + page.status() + " " + page.text());
    }
    return nonce.group(1);
  }

  Answer get(String path) {
    return send(request(path).GET());
  }

  Answer post(String path, Map<String, String> fields) {
    return send(form(path, fields));
  }

  /** The request of a form, to which headers can be added. */
  HttpRequest.Builder form(String path, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return request(path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(body));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(desk.url(path)).timeout(Duration.ofSeconds(60));
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    return request;
  }

  Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      response.headers().allValues("Set-Cookie").forEach(this::keep);
      return new Answer(response.statusCode(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Also one that is Secure, as a proxy that ends TLS passes it on. */
  private void keep(String cookie) {
    String[] parts = cookie.split(";")[0].split("=", 2);
    if (parts[1].isEmpty()) {
      cookies.remove(parts[0]);
    } else {
      cookies.put(parts[0], parts[1]);
    }
  }

  Optional<String> cookie(String name) {
    return Optional.ofNullable(cookies.get(name));
  }

  /** Uses a cookie of another browser, as somebody who has stolen it. */
  void take(String cookie, Person from) {
    cookies.put(cookie, from.cookies.get(cookie));
  }

  /** As {@link #take(String, Person)}, of a browser that is looked at. */
  void take(String cookie, List<com.microsoft.playwright.options.Cookie> from) {
    from.stream()
        .filter(one -> one.name.equals(cookie))
        .forEach(one -> cookies.put(cookie, one.value));
  }

  /** The same browser, after the desk was started again. */
  Person at(DeskProcess another) {
    Person same = new Person(another);
    same.cookies.putAll(cookies);
    return same;
  }
}
