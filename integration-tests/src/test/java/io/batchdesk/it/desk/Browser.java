package io.batchdesk.it.desk;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A real Chromium without a window: the one that {@code BATCHDESK_BROWSER} names, or is installed.
 */
final class Browser implements AutoCloseable {

  private static final List<String> INSTALLED =
      List.of(
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome",
          "/usr/bin/google-chrome-stable");

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser browser;

  Browser() {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable())
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--disable-sync",
                            "--disable-component-update",
                            "--disable-background-networking")));
  }

  private static Path executable() {
    return Stream.concat(
            Optional.ofNullable(System.getenv("BATCHDESK_BROWSER")).stream(), INSTALLED.stream())
        .filter(path -> !path.isBlank())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "There is no Chromium; ./verify installs one, or set BATCHDESK_BROWSER to its path"));
  }

  /** What a page looks like: how wide, light or dark, and in which language. */
  record Look(String name, int width, ColorScheme colours, String language) {

    boolean phone() {
      return width < 600;
    }
  }

  /** A browser in which pages look like this. */
  BrowserContext person(Look look) {
    BrowserContext context =
        browser.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(look.width(), look.phone() ? 844 : 900)
                .setColorScheme(look.colours())
                .setLocale(look.language())
                .setTimezoneId("Europe/Vienna"));
    context.setDefaultTimeout(60_000);
    return context;
  }

  /** A person's browser: cookies and memory of its own. */
  BrowserContext person(boolean acceptsDownloads) {
    BrowserContext context =
        browser.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(1280, 900)
                .setLocale("en-GB")
                .setTimezoneId("Europe/Vienna")
                .setAcceptDownloads(acceptsDownloads));
    context.setDefaultTimeout(60_000);
    return context;
  }

  /** Keeps what a page looks like, for people. */
  static void screenshot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Project.screenshots().resolve(name + ".png"))
            .setFullPage(true));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
