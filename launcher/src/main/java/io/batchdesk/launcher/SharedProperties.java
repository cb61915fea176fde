package io.batchdesk.launcher;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What the applications learn from the launcher, and it from them: system properties are what both
 * can see.
 */
final class SharedProperties {

  private static final String FIRST_PASSWORD_USED = "batchdesk.first-password-used";

  private SharedProperties() {}

  static void set(Settings settings, DataDirectory data, List<Application> applications) {
    System.setProperty("batchdesk.data", data.root().toString());
    System.setProperty("batchdesk.node", settings.node());
    System.setProperty("batchdesk.files", settings.files());
    // Without an address of its own links stay on the origin that the person uses.
    settings
        .publicAddress()
        .ifPresent(address -> System.setProperty("batchdesk.public-url", address));
    System.setProperty("batchdesk.return-origins", String.join(",", settings.returnOrigins()));
    settings.times().properties().forEach(System::setProperty);
    System.setProperty(
        "batchdesk.expected-applications",
        applications.stream()
            .filter(Application::hasEngine)
            .map(Application::name)
            .collect(Collectors.joining(",")));
  }

  static void setFirstPassword(String password, boolean madeUp) {
    System.setProperty("batchdesk.first-password", password);
    System.setProperty("batchdesk.first-password-made-up", String.valueOf(madeUp));
  }

  /** Set by the host when it makes the first user. */
  static boolean firstPasswordUsed() {
    return Boolean.getBoolean(FIRST_PASSWORD_USED);
  }
}
