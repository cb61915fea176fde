package io.batchdesk.it.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/testing-handlers.md says works when somebody does it. */
class HandlerTestsIT {

  private static final Pattern SHOWN =
      Pattern.compile("^```text\\n(The job .*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  @TempDir Path project;

  @Test
  void aHandlerThatRemembersInAFieldFailsAsTheManualShows() throws Exception {
    unpack();
    Path handler = project.resolve("src/main/java/com/example/PrimeTable.java");
    String right = Files.readString(handler);
    String wrong =
        right
            .replace("  @Resource", "  private int next;\n\n  @Resource")
            .replace(
                "= job.state(Cursor.class).next()",
                "= Math.max(next, job.state(Cursor.class).next())")
            .replace(
                "    job.setState(new Cursor(to + 1));",
                "    next = to + 1;\n    job.setState(new Cursor(next));");
    Files.writeString(handler, wrong);

    String said = Manual.maven(project, "package");

    assertThat(wrong).contains("private int next;", "Math.max(next,", "new Cursor(next)");
    assertThat(said).contains(shown());
  }

  @Test
  @Tag("long")
  void theTestsOfTheManualPassInTheServer() throws Exception {
    unpack();

    String said = Manual.maven(project, "verify");

    assertThat(said)
        .contains("BUILD SUCCESS")
        .containsPattern("Tests run: 1, Failures: 0.* com.example.PrimeTableTest")
        .containsPattern("Tests run: 1, Failures: 0.* com.example.PrimeListIT")
        .containsPattern("Tests run: 1, Failures: 0.* com.example.PrimeTableIT");
  }

  private void unpack() {
    Manual.unpack(page("your-first-handler.md"), project);
    Manual.unpack(page("testing-handlers.md"), project);
  }

  private static String shown() throws Exception {
    Matcher matcher = SHOWN.matcher(Files.readString(page("testing-handlers.md")));
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private static Path page(String name) {
    return Project.root().resolve("docs").resolve(name);
  }
}
