package io.batchdesk.it.desk;

import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.annotation.WebServlet;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What the host answers to, found in the WAR that ships: its REST resources, pages, servlets and
 * files.
 *
 * @param rest such as {@code POST /api/admin/users/{name}}
 * @param pages such as {@code /jobs}
 * @param servlets the patterns of servlets
 * @param filters the patterns of filters
 * @param files what can be fetched as it is
 */
record DeployedRoutes(
    Set<String> rest,
    Set<String> pages,
    Set<String> servlets,
    Set<String> filters,
    Set<String> files) {

  private static final String HOST = "batchdesk/ROOT.war";
  private static final String APPLICATION = "io.batchdesk.ui.rest.RestApplication";

  /** A parameter of a path with its pattern, which may have braces itself. */
  private static final String PATTERN = "\\{(\\w+)\\s*:(?:[^{}]|\\{[^{}]*})*}";

  /**
   * Looks at what ships.
   *
   * @param folder where the WAR is unpacked to
   */
  static DeployedRoutes find(java.nio.file.Path folder) {
    try {
      unpack(folder);
      try (URLClassLoader loader = loader(folder)) {
        DeployedRoutes found =
            new DeployedRoutes(
                rest(loader), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        found.addFiles(folder);
        found.addAnnotated(folder.resolve("WEB-INF/classes"), loader);
        found.addDescribed(folder);
        return found;
      }
    } catch (IOException
        | ReflectiveOperationException
        | ParserConfigurationException
        | SAXException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void unpack(java.nio.file.Path folder) throws IOException {
    try (ZipInputStream launcher = new ZipInputStream(Files.newInputStream(Project.launcher()))) {
      ZipEntry entry = launcher.getNextEntry();
      while (!entry.getName().equals(HOST)) {
        entry = launcher.getNextEntry();
      }
      ZipInputStream war = new ZipInputStream(launcher);
      for (ZipEntry file = war.getNextEntry(); file != null; file = war.getNextEntry()) {
        if (!file.isDirectory()) {
          java.nio.file.Path target = folder.resolve(file.getName());
          Files.createDirectories(target.getParent());
          Files.copy(war, target);
        }
      }
    }
  }

  private static URLClassLoader loader(java.nio.file.Path folder) throws IOException {
    List<URL> urls = new ArrayList<>();
    urls.add(folder.resolve("WEB-INF/classes").toUri().toURL());
    try (Stream<java.nio.file.Path> libraries = Files.list(folder.resolve("WEB-INF/lib"))) {
      for (java.nio.file.Path library : libraries.toList()) {
        urls.add(library.toUri().toURL());
      }
    }
    return new URLClassLoader(urls.toArray(URL[]::new), DeployedRoutes.class.getClassLoader());
  }

  private static Set<String> rest(ClassLoader loader) throws ReflectiveOperationException {
    Class<?> type = loader.loadClass(APPLICATION);
    Application application = (Application) type.getConstructor().newInstance();
    String base = type.getAnnotation(ApplicationPath.class).value();
    Set<String> routes = new TreeSet<>();
    for (Class<?> resource : application.getClasses()) {
      if (resource.isAnnotationPresent(Path.class)) {
        String path = base + "/" + resource.getAnnotation(Path.class).value();
        Arrays.stream(resource.getMethods())
            .flatMap(method -> route(path, method).stream())
            .forEach(routes::add);
      }
    }
    return routes;
  }

  private static Optional<String> route(String base, Method method) {
    Optional<String> verb =
        Arrays.stream(method.getAnnotations())
            .map(Annotation::annotationType)
            .filter(type -> type.isAnnotationPresent(HttpMethod.class))
            .map(type -> type.getAnnotation(HttpMethod.class).value())
            .findFirst();
    Path path = method.getAnnotation(Path.class);
    if (path != null && verb.isEmpty()) {
      throw new IllegalStateException("A resource behind " + method + " is not looked for");
    }
    return verb.map(
        name ->
            "%s %s%s"
                .formatted(name, base, path == null ? "" : "/" + path.value())
                .replaceAll(PATTERN, "{$1}"));
  }

  private void addFiles(java.nio.file.Path folder) throws IOException {
    try (Stream<java.nio.file.Path> all = Files.walk(folder)) {
      all.filter(Files::isRegularFile)
          .map(file -> "/" + folder.relativize(file).toString().replace('\\', '/'))
          .filter(file -> !file.startsWith("/WEB-INF/") && !file.startsWith("/META-INF/"))
          .forEach(
              file -> {
                if (file.endsWith(".xhtml")) {
                  pages.add(file.substring(0, file.length() - ".xhtml".length()));
                } else {
                  files.add(file);
                }
              });
    }
  }

  private void addAnnotated(java.nio.file.Path classes, ClassLoader loader)
      throws IOException, ClassNotFoundException {
    List<java.nio.file.Path> all;
    try (Stream<java.nio.file.Path> walk = Files.walk(classes)) {
      all = walk.filter(file -> file.toString().endsWith(".class")).toList();
    }
    for (java.nio.file.Path file : all) {
      String name =
          classes.relativize(file).toString().replace(file.getFileSystem().getSeparator(), ".");
      Class<?> type = loader.loadClass(name.substring(0, name.length() - ".class".length()));
      WebServlet servlet = type.getAnnotation(WebServlet.class);
      if (servlet != null) {
        addAll(servlets, servlet.value(), servlet.urlPatterns());
      }
      WebFilter filter = type.getAnnotation(WebFilter.class);
      if (filter != null) {
        addAll(filters, filter.value(), filter.urlPatterns());
      }
    }
  }

  private static void addAll(Set<String> all, String[] some, String[] others) {
    Stream.of(some, others).flatMap(Arrays::stream).forEach(all::add);
  }

  /** Of the descriptor, and of those that libraries bring. */
  private void addDescribed(java.nio.file.Path folder)
      throws IOException, ParserConfigurationException, SAXException {
    addDescribed(Files.newInputStream(folder.resolve("WEB-INF/web.xml")));
    try (Stream<java.nio.file.Path> libraries = Files.list(folder.resolve("WEB-INF/lib"))) {
      for (java.nio.file.Path library : libraries.toList()) {
        try (URLClassLoader jar = new URLClassLoader(new URL[] {library.toUri().toURL()}, null);
            InputStream fragment = jar.getResourceAsStream("META-INF/web-fragment.xml")) {
          if (fragment != null) {
            addDescribed(fragment);
          }
        }
      }
    }
  }

  private void addDescribed(InputStream descriptor)
      throws IOException, ParserConfigurationException, SAXException {
    try (descriptor) {
      Element root =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(descriptor)
              .getDocumentElement();
      addPatterns(servlets, root.getElementsByTagName("servlet-mapping"));
      addPatterns(filters, root.getElementsByTagName("filter-mapping"));
    }
  }

  private static void addPatterns(Set<String> all, NodeList mappings) {
    for (int i = 0; i < mappings.getLength(); i++) {
      NodeList patterns = ((Element) mappings.item(i)).getElementsByTagName("url-pattern");
      for (int j = 0; j < patterns.getLength(); j++) {
        all.add(patterns.item(j).getTextContent().strip());
      }
    }
  }
}
