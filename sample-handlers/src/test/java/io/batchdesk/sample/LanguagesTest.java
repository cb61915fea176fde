package io.batchdesk.sample;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** German says what English says. */
class LanguagesTest {

  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final Pattern PARAMETER = Pattern.compile("\\{(\\d+)");

  @Test
  void theJobsSayTheSameInBothLanguages() throws IOException {
    Properties english = texts("io/batchdesk/sample/jobs.properties");
    Properties german = texts("io/batchdesk/sample/jobs_de.properties");

    assertThat(german.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    for (String key : english.stringPropertyNames()) {
      assertThat(parameters(german.getProperty(key)))
          .as(key)
          .isEqualTo(parameters(english.getProperty(key)));
    }
  }

  @Test
  void germanNamesAllThatEnglishNames() throws IOException {
    Set<String> english = texts("batchdesk.properties").stringPropertyNames();
    Set<String> german = texts("batchdesk_de.properties").stringPropertyNames();

    assertThat(german).containsAll(english);
  }

  private static Properties texts(String file) throws IOException {
    Properties texts = new Properties();
    try (Reader reader = Files.newBufferedReader(RESOURCES.resolve(file))) {
      texts.load(reader);
    }
    return texts;
  }

  private static Set<String> parameters(String text) {
    return PARAMETER.matcher(text).results().map(found -> found.group(1)).collect(toSet());
  }
}
