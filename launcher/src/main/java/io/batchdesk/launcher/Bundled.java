package io.batchdesk.launcher;

import static io.batchdesk.launcher.Refusal.badSetting;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** An application that is inside Batchdesk's own jar; a node may carry only some of them. */
enum Bundled {
  HOST(Application.HOST, Bundle.HOST),
  SAMPLE(Application.SAMPLE, Bundle.SAMPLE);

  static final String VARIABLE = "BATCHDESK_APPLICATIONS";
  private static final String NONE = "none";

  private final String deployedAs;
  private final String resource;

  Bundled(String deployedAs, String resource) {
    this.deployedAs = deployedAs;
    this.resource = resource;
  }

  /** The chosen ones, in the order in which they are deployed: the host comes first. */
  static List<Bundled> chosen(String value) {
    if (value.strip().equals(NONE)) {
      return List.of();
    }
    List<Bundled> named =
        Arrays.stream(value.split(",")).map(name -> named(name.strip(), value)).toList();
    return Arrays.stream(values()).filter(named::contains).toList();
  }

  private static Bundled named(String name, String value) {
    return Arrays.stream(values())
        .filter(one -> one.spelling().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                badSetting(
                    "%s is \"%s\": list some of %s with commas between them, or set none.",
                    VARIABLE, value, names()));
  }

  static String names() {
    return Arrays.stream(values()).map(Bundled::spelling).collect(Collectors.joining(", "));
  }

  private String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }

  String deployedAs() {
    return deployedAs;
  }

  Application copyTo(Path directory) {
    Application application = new Application(deployedAs, directory.resolve(deployedAs + ".war"));
    Bundle.copy(resource, application.war());
    return application;
  }
}
