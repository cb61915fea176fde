package io.batchdesk.it.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import io.batchdesk.it.engine.server.Wars;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others write is text on each page, and never markup, script or EL. */
class HostileTextsIT {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static final List<String> TEXTS =
      List.of(
          "<script>alert(1)</script>",
          "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
          "\"><script>alert(1)</script>",
          "'><script>alert(1)</script>",
          "</title><script>alert(1)</script>",
          "</textarea><script>alert(1)</script>",
          "</style><script>alert(1)</script>",
          "--><script>alert(1)</script>",
          "]]><script>alert(1)</script>",
          "<img src=x onerror=alert(1)>",
          "<img src=\"javascript:alert(1)\">",
          "\"><img src=x onerror=alert(1)>",
          "' onmouseover='alert(1)",
          "\" autofocus onfocus=\"alert(1)",
          "<svg onload=alert(1)>",
          "<svg><script>alert(1)</script></svg>",
          "<math><mi xlink:href=\"javascript:alert(1)\">x</mi></math>",
          "<body onload=alert(1)>",
          "<iframe src=\"javascript:alert(1)\"></iframe>",
          "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
          "<object data=\"javascript:alert(1)\"></object>",
          "<embed src=\"javascript:alert(1)\">",
          "<a href=\"javascript:alert(1)\">x</a>",
          "javascript:alert(1)",
          "data:text/html,<script>alert(1)</script>",
          "<details open ontoggle=alert(1)>x</details>",
          "<video><source onerror=alert(1)></video>",
          "<input autofocus onfocus=alert(1)>",
          "<select autofocus onfocus=alert(1)></select>",
          "<form action=\"javascript:alert(1)\"><button>x</button></form>",
          "<meta http-equiv=refresh content=\"0;url=//evil.example\">",
          "<base href=\"//evil.example/\">",
          "<link rel=stylesheet href=\"//evil.example/x.css\">",
          "<style>@import '//evil.example/x.css';</style>",
          "<template><script>alert(1)</script></template>",
          "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
          "#{request.servletContext}",
          "${1+1}#{1+1}",
          "{{constructor.constructor('alert(1)')()}}",
          "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
          "&lt;script&gt;alert(1)&lt;/script&gt;",
          "\u202Egnp.exe\u2028<b>bold</b>");

  @TempDir static Path folder;
  private static DeskProcess desk;
  private static Browser browser;

  @BeforeAll
  static void start() {
    Path war = folder.resolve("forms.war");
    Wars.forms(war);
    desk = DeskProcess.start(folder.resolve("data"), war);
    browser = new Browser();
  }

  @AfterAll
  static void stop() {
    browser.close();
    desk.close();
  }

  @Test
  void whatOthersWriteIsTextOnEachPage() {
    List<String> done = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    for (String text : TEXTS) {
      done.add(echo(text, false));
      failed.add(echo(text, true));
    }
    List<String> previewed = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (String text : TEXTS) {
      previewed.add(rows(text));
      refused.add(confirmed(rows(text)));
    }
    List<String> dialogs = new CopyOnWriteArrayList<>();
    List<String> elsewhere = new CopyOnWriteArrayList<>();
    try (BrowserPerson admin = BrowserPerson.admin(desk, browser, "/")) {
      admin.page().onDialog(dialog -> note(dialog, dialogs));
      admin.page().onRequest(request -> elsewhere.add(request.url()));
      for (int i = 0; i < TEXTS.size(); i++) {
        desk.rest().awaitStatus(done.get(i), "completed", MINUTE);
        admin.open("/jobs/" + done.get(i));
        assertThat(admin.main().locator(".bd-status")).containsText(shown(TEXTS.get(i)));
        assertThat(admin.main().locator("[id='job:lines']")).containsText(shown(TEXTS.get(i)));
        admin.open("/jobs/" + failed.get(i));
        assertThat(admin.main().locator(".bd-status")).containsText(shown(TEXTS.get(i)));
        admin.open("/start/echo?from=" + failed.get(i));
        assertThat(admin.main().locator(".bd-error").first()).containsText(shown(TEXTS.get(i)));
        desk.rest().awaitStatus(previewed.get(i), "pre_processed", MINUTE);
        admin.open("/jobs/" + previewed.get(i));
        assertThat(admin.main().locator(".bd-preview")).containsText(shown(TEXTS.get(i)));
        assertThat(admin.main().locator(".bd-rows td").first()).isVisible();
        for (Locator table : admin.main().locator(".bd-rows").all()) {
          assertThat(table).containsText(shown(TEXTS.get(i)));
        }
        desk.rest().awaitStatus(refused.get(i), "completed", MINUTE);
        admin.open("/jobs/" + refused.get(i));
        assertThat(admin.main().locator(".bd-file")).containsText(shown(TEXTS.get(i)));
        admin.open(
            "/start/every-kind?text=x&file="
                + desk.rest().job(refused.get(i)).at("/context/file").asText());
        admin.open("/audit?subject=" + URLEncoder.encode(TEXTS.get(i), StandardCharsets.UTF_8));
      }
      admin.open("/");
      admin.open("/jobs");
    }

    Assertions.assertThat(dialogs).isEmpty();
    Assertions.assertThat(elsewhere).allMatch(url -> url.startsWith(desk.url("/").toString()));
  }

  private static void note(Dialog dialog, List<String> dialogs) {
    dialogs.add(dialog.message());
    dialog.dismiss();
  }

  private static String echo(String text, boolean fails) {
    return desk.rest()
        .start(
            "echo",
            JsonNodeFactory.instance.objectNode().put("text", text).put("fails", fails).toString());
  }

  /** A job that says of the rows of a file what it is told, and the file is called so, too. */
  private static String rows(String text) {
    Rest rest = desk.rest();
    String upload =
        rest.upload(URLEncoder.encode(text, StandardCharsets.UTF_8), BodyPublishers.ofString("x"));
    return rest.start(
        "rows",
        JsonNodeFactory.instance
            .objectNode()
            .put("file", upload)
            .put("text", text)
            .put("refused", 1)
            .toString());
  }

  private static String confirmed(String id) {
    desk.rest().awaitStatus(id, "pre_processed", MINUTE);
    desk.rest().post(Rest.JOBS + "/" + id + "/confirm", "");
    return id;
  }

  /** As a line shows it. */
  private static String shown(String text) {
    return text.replace('\u2028', ' ');
  }
}
