package io.batchdesk.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * The resource bundle {@code batchdesk} of an application with all its languages: {@code
 * batchdesk.properties} at the root of the class path and what lies beside it. Listing them finds
 * each language without knowing which there are.
 */
final class BundleFiles {

  private static final String ROOT = "batchdesk.properties";
  private static final Pattern FILE = Pattern.compile("batchdesk(?:_(\\w{2,40}))?\\.properties");

  private final Map<String, Map<String, String>> byLanguage = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

  private BundleFiles() {}

  /** Reads the bundle that a class loader finds; none is none. */
  static BundleFiles of(ClassLoader loader) {
    BundleFiles files = new BundleFiles();
    try {
      for (URL root : Collections.list(loader.getResources(ROOT))) {
        files.readBeside(root);
      }
    } catch (IOException | URISyntaxException e) {
      files.problems.add("The bundle %s cannot be read: %s".formatted(ROOT, e));
    }
    return files;
  }

  /** The texts by their key, for each language's tag; {@code und} for the file without one. */
  Map<String, Map<String, String>> byLanguage() {
    return byLanguage;
  }

  /** What cannot be read, in sentences without a full stop. */
  List<String> problems() {
    return problems;
  }

  private void readBeside(URL root) throws IOException, URISyntaxException {
    URLConnection connection = root.openConnection();
    // The server must be able to replace the jar.
    connection.setUseCaches(false);
    for (String name : namesBeside(root, connection)) {
      read(new URL(root, name), name);
    }
  }

  private static Set<String> namesBeside(URL root, URLConnection connection)
      throws IOException, URISyntaxException {
    if (connection instanceof JarURLConnection jar) {
      try (JarFile file = jar.getJarFile()) {
        return bundles(file.stream().map(ZipEntry::getName));
      }
    }
    Set<String> names = new TreeSet<>();
    if (root.getProtocol().equals("file")) {
      Path folder = Path.of(new URI(root.toString())).getParent();
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
        for (Path file : files) {
          names.add(file.getFileName().toString());
        }
      }
    }
    names.add(ROOT);
    return bundles(names.stream());
  }

  private static Set<String> bundles(Stream<String> names) {
    return names.filter(FILE.asMatchPredicate()).collect(Collectors.toCollection(TreeSet::new));
  }

  private void read(URL file, String name) throws IOException {
    Properties texts = new Properties();
    URLConnection connection = file.openConnection();
    connection.setUseCaches(false);
    try (InputStream bytes = connection.getInputStream()) {
      texts.load(new InputStreamReader(bytes, UTF_8));
    } catch (IllegalArgumentException e) {
      problems.add("%s cannot be read: %s".formatted(name, e.getMessage()));
    }
    Map<String, String> ofLanguage = byLanguage.computeIfAbsent(tag(name), any -> new TreeMap<>());
    texts.forEach((key, text) -> ofLanguage.putIfAbsent((String) key, (String) text));
  }

  /** {@code de-AT} for {@code batchdesk_de_AT.properties}, as the JDK spells it. */
  private static String tag(String name) {
    Matcher file = FILE.matcher(name);
    return file.matches() && file.group(1) != null
        ? Locale.forLanguageTag(file.group(1).replace('_', '-')).toLanguageTag()
        : Locale.ROOT.toLanguageTag();
  }
}
