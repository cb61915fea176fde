package io.batchdesk.launcher;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of settings in docs/operations.md names what can be set, and nothing else. */
class OperationsPageTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern VARIABLE = Pattern.compile("BATCHDESK_[A-Z_]*[A-Z]");
  private static final Pattern ROW =
      Pattern.compile("^\\| (`BATCHDESK_[^|]*) \\|", Pattern.MULTILINE);

  /** The engine's settings reach it as environment variables, too. */
  private static final Pattern PROPERTY =
      Pattern.compile("@ConfigProperty\\(name = \"([a-z.-]+)\"");

  @Test
  void theTableNamesEachVariableThatTheLauncherReads() {
    assertThat(documented()).containsAll(readByTheLauncher());
  }

  @Test
  void theTableNamesNothingThatNobodyReads() {
    Set<String> known = readByTheLauncher();
    known.addAll(readByTheEngine());

    assertThat(known).containsAll(documented());
  }

  private static Set<String> documented() {
    String page = text(ROOT.resolve("docs/operations.md"));
    return ROW.matcher(page).results().flatMap(row -> variables(row.group(1))).collect(sorted());
  }

  private static Set<String> readByTheLauncher() {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files
          .filter(Files::isRegularFile)
          .flatMap(file -> variables(text(file)))
          .collect(sorted());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> readByTheEngine() {
    String settings =
        text(ROOT.resolve("batch-engine/src/main/java/io/batchdesk/engine/EngineSettings.java"));
    return PROPERTY
        .matcher(settings)
        .results()
        .map(property -> property.group(1).replaceAll("[.-]", "_").toUpperCase(Locale.ROOT))
        .collect(sorted());
  }

  private static Stream<String> variables(String text) {
    return VARIABLE.matcher(text).results().map(MatchResult::group);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static java.util.stream.Collector<String, ?, Set<String>> sorted() {
    return toCollection(TreeSet::new);
  }
}
