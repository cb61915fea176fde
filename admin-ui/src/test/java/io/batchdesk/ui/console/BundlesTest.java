package io.batchdesk.ui.console;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import org.xml.sax.InputSource;

/** All that a person reads comes from the bundles, and all bundles say the same. */
class BundlesTest {

  private static final Path BUNDLES = Path.of("src/main/resources/io/batchdesk/ui/console");
  private static final Path VIEWS = Path.of("src/main/webapp");
  private static final Path BEANS = Path.of("src/main/java/io/batchdesk/ui/console");
  private static final Path ERRORS = Path.of("src/main/java/io/batchdesk/ui/web");

  private static final Pattern PARAMETER = Pattern.compile("\\{(\\d+)[,}]|'\\{'(\\w+)'}'");
  private static final Pattern EXPRESSION = Pattern.compile("#\\{[^}]*}");
  private static final Pattern LETTERS = Pattern.compile("\\p{L}");
  private static final Pattern WORDS =
      Pattern.compile("\"([^\"\\\\]*\\p{L}{2,} \\p{L}{2,}[^\"]*)\"");

  /** What people read; the others name things. */
  private static final Set<String> READ =
      Set.of("title", "alt", "placeholder", "aria-label", "label", "header", "message", "value");

  /** Elements whose attribute of that name is no text, or is code to be shown as it is. */
  private static final Set<String> NO_TEXT = Set.of("code", "ui:param", "f:param");

  static Stream<Path> bundles() throws IOException {
    return Files.list(BUNDLES).filter(file -> file.toString().endsWith(".properties"));
  }

  static Stream<Path> views() throws IOException {
    return Files.walk(VIEWS).filter(file -> file.toString().endsWith(".xhtml"));
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void eachBundleHasTheTextsOfTheOthersWithTheSameParameters(Path file) throws IOException {
    Properties english = read(BUNDLES.resolve("messages.properties"));
    Properties texts = read(file);

    assertThat(texts.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    for (String key : texts.stringPropertyNames()) {
      assertThat(parameters(texts.getProperty(key)))
          .as(key)
          .isEqualTo(parameters(english.getProperty(key)));
      assertThat(new MessageFormat(texts.getProperty(key), Locale.ENGLISH)).as(key).isNotNull();
    }
  }

  private static Set<String> parameters(String text) {
    return PARAMETER.matcher(text).results().map(MatchResult::group).collect(toSet());
  }

  private static Properties read(Path file) throws IOException {
    Properties texts = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      texts.load(reader);
    }
    return texts;
  }

  @Test
  void eachTextIsUsed() throws IOException {
    Set<String> unused =
        new TreeSet<>(read(BUNDLES.resolve("messages.properties")).stringPropertyNames());
    String all = content(BEANS, ".java") + content(ERRORS, ".java") + content(VIEWS, ".xhtml");
    unused.removeIf(key -> all.contains(quoted(key, '"')) || all.contains(quoted(key, '\'')));
    unused.removeIf(key -> isMade(key, all));

    assertThat(unused).isEmpty();
  }

  private static String quoted(String key, char quote) {
    return quote + key + quote;
  }

  /** Whether some code puts it together of a beginning and something else. */
  private static boolean isMade(String key, String all) {
    for (int dot = key.indexOf('.'); dot > 0; dot = key.indexOf('.', dot + 1)) {
      String beginning = key.substring(0, dot + 1);
      if (all.contains('"' + beginning + '"') || all.contains("'" + beginning + "'")) {
        return true;
      }
    }
    return false;
  }

  private static String content(Path folder, String ending) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(ending)).toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  @ParameterizedTest
  @MethodSource("views")
  void noViewHasATextOfItsOwn(Path view) throws Exception {
    DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    builder.setEntityResolver((type, id) -> new InputSource(new StringReader("")));
    List<String> own = new ArrayList<>();

    collect(builder.parse(view.toFile()).getDocumentElement(), own);

    assertThat(own).isEmpty();
  }

  private static void collect(Element element, List<String> own) {
    if (NO_TEXT.contains(element.getNodeName())) {
      return;
    }
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      Node attribute = element.getAttributes().item(i);
      if (READ.contains(attribute.getNodeName().replaceFirst("^pt:", ""))) {
        add(attribute.getNodeValue(), own);
      }
    }
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Text text) {
        add(text.getData(), own);
      } else if (child instanceof Element inner) {
        collect(inner, own);
      }
    }
  }

  private static void add(String text, List<String> own) {
    String rest = EXPRESSION.matcher(text).replaceAll("").strip();
    if (LETTERS.matcher(rest).find()) {
      own.add(rest);
    }
  }

  /** Names of icons begin with "pi". */
  @Test
  void noBeanHasATextOfItsOwn() throws IOException {
    List<String> own = new ArrayList<>();
    try (Stream<Path> files = Files.list(BEANS)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        Files.readAllLines(file).stream()
            .filter(line -> !line.contains("Exception("))
            .flatMap(line -> WORDS.matcher(line).results())
            .filter(found -> !found.group(1).startsWith("pi"))
            .map(found -> file.getFileName() + ": " + found.group(1))
            .forEach(own::add);
      }
    }

    assertThat(own).isEmpty();
  }
}
