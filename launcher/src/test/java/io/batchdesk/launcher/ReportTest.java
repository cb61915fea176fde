package io.batchdesk.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTest {

  private final Application host = new Application("ROOT", Path.of("ROOT.war"));
  private final Application sample = new Application("sample", Path.of("sample.war"));
  private final Application mine = new Application("mine", Path.of("mine.war"));
  private final Settings settings = Settings.from(Map.of());
  private final Report report =
      new Report(settings, new DataDirectory(settings.data()), List.of(host, sample, mine));

  @Test
  void theFirstStartShowsThePassword() {
    FirstPassword first = new FirstPassword("abcde-fghjk-mnpqr-stuvw", true);

    assertThat(report.ready(Duration.ofSeconds(11), Optional.of(first.signInLine())))
        .containsExactly(
            "Batchdesk is ready (11 s).",
            "  Desk    http://localhost:8080/",
            "  Try it  http://localhost:8080/sample/contacts → Export slowly",
            "  Also    http://localhost:8080/mine/",
            "  Sign in as admin with the password  abcde-fghjk-mnpqr-stuvw"
                + "   (shown only now; you choose your own at first sign-in)",
            "  Stop with Ctrl-C. Data is in ./data");
  }

  @Test
  void aNodeWithoutTheDeskSaysSo() {
    Settings handlersOnly =
        Settings.from(Map.of("BATCHDESK_APPLICATIONS", "sample", "BATCHDESK_NODE", "two"));
    Report report =
        new Report(handlersOnly, new DataDirectory(settings.data()), List.of(sample, mine));

    assertThat(report.ready(Duration.ofSeconds(9), Optional.empty()))
        .containsExactly(
            "Batchdesk is ready (9 s).",
            "  Node    two, without the desk",
            "  Also    http://localhost:8080/sample/",
            "  Also    http://localhost:8080/mine/",
            "  Stop with Ctrl-C. Data is in ./data");
  }

  @Test
  void laterStartsShowNoPassword() {
    assertThat(report.ready(Duration.ofSeconds(3), Optional.empty()))
        .noneMatch(line -> line.contains("password"));
  }

  @Test
  void aGivenPasswordIsNotRepeated() {
    assertThat(new FirstPassword("secret", false).signInLine())
        .contains("BATCHDESK_ADMIN_PASSWORD")
        .doesNotContain("secret");
  }

  @Test
  void anApplicationThatFailedIsNamedWithItsErrorAndTheOthersAreListed() {
    assertThat(
            report.failed(
                Map.of(mine, List.of("two handlers of type x: A and B")), Optional.empty()))
        .containsExactly(
            "mine.war could not be deployed, so nothing is at /mine/",
            "  two handlers of type x: A and B",
            "  More is in ./data/log/server.log",
            "  Running: http://localhost:8080/",
            "  Running: http://localhost:8080/sample/",
            "  Stop with Ctrl-C. Data is in ./data");
  }
}
