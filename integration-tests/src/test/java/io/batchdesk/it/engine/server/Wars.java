package io.batchdesk.it.engine.server;

import io.batchdesk.it.engine.audience.Audience;
import io.batchdesk.it.engine.deaf.DeafObservers;
import io.batchdesk.it.engine.rival.RivalHandler;
import io.batchdesk.it.engine.titled.Titled;
import io.batchdesk.it.engine.twins.FirstTwin;
import io.batchdesk.it.nodes.ledger.Ledger;
import io.batchdesk.test.TestJob;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ArchivePath;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** What the tests deploy: the engine as it ships in a team's WAR, with handlers of the tests. */
public final class Wars {

  private static final File SAMPLE =
      new File("../sample-handlers/target/sample-handlers.war").getAbsoluteFile();
  private static final File HOST = new File("../admin-ui/target/admin-ui.war").getAbsoluteFile();
  private static final String POISON = "io.batchdesk.it.desk.poison";

  /** Libraries of the sample that the engine does not need. */
  private static final Set<String> OF_THE_SAMPLE =
      Set.of("batch-rows", "fastcsv", "libphonenumber", "omnifaces", "primefaces");

  private Wars() {}

  /** The WAR that the tests run in. */
  public static WebArchive it() {
    return withEngine("it.war")
        .addPackage("io.batchdesk.it.engine")
        .addAsLibrary(extension("io.batchdesk.it.engine.BreakingExtension"))
        .addAsResource("db/application/V1__rows_of_tests.sql")
        .addAsResource("notes/persistence.xml", "META-INF/persistence.xml")
        .addAsResource("languages/batchdesk.properties", "batchdesk.properties")
        .addAsResource("languages/batchdesk_de.properties", "batchdesk_de.properties")
        .addAsLibrary(jarOf(Assertions.class))
        .addAsLibrary(jarOf(TestJob.class));
  }

  /** In a jar of its own: classes beside which an extension is named are no beans. */
  private static JavaArchive extension(String type) {
    return ShrinkWrap.create(JavaArchive.class, "extension.jar")
        .addAsServiceProvider("jakarta.enterprise.inject.spi.Extension", type);
  }

  /** Two handlers of one type. */
  static void twins(Path war) {
    export(withEngine("twins.war").addPackage(FirstTwin.class.getPackage()), war);
  }

  /** A handler of a type that belongs to {@link #it()}, and one of its own. */
  static void rival(Path war) {
    export(withEngine("rival.war").addPackage(RivalHandler.class.getPackage()), war);
  }

  /** An application that only observes; whatever its file, it is a node of one application. */
  public static void audience(Path war) {
    export(
        withEngine(war.getFileName().toString())
            .addPackage(Audience.class.getPackage())
            .addAsResource("audience/V1__heard.sql", "db/application/V1__heard.sql")
            .addAsResource(
                new StringAsset(
                    "batchdesk.application=audience\nbatchdesk.node=" + war.getFileName()),
                "META-INF/microprofile-config.properties"),
        war);
  }

  /** One of several builds of a handler with a bundle: it has this title in German. */
  static void titled(Path war, String title) {
    export(
        withEngine(war.getFileName().toString())
            .addPackage(Titled.class.getPackage())
            .addAsResource(
                new StringAsset("batchdesk.application=titled"),
                "META-INF/microprofile-config.properties")
            .addAsResource(
                new StringAsset("titled.title=Card index\ntitled.odd.label=Of no parameter"),
                "batchdesk.properties")
            .addAsResource(new StringAsset("titled.title=" + title), "batchdesk_de.properties"),
        war);
  }

  /** Observers that cannot work. */
  static void deaf(Path war) {
    export(withEngine("deaf.war").addPackage(DeafObservers.class.getPackage()), war);
  }

  /** Handlers for the tests of several nodes. */
  public static void ledger(Path war) {
    ledger(war, 1);
  }

  /** One of several builds of them, whose jobs tell in the end which one they ended with. */
  public static void ledger(Path war, int build) {
    export(
        withEngine("ledger.war")
            .addPackage(Ledger.class.getPackage())
            .addAsResource(new StringAsset("" + build), Ledger.BUILD)
            .addAsResource("ledger/V1__ledger.sql", "db/application/V1__ledger.sql"),
        war);
  }

  /** Handlers that read and write rows, with the library for it. */
  public static void rows(Path war) {
    WebArchive rows = withEngine("rows.war").addPackage("io.batchdesk.it.nodes.rows");
    WebArchive sample = ShrinkWrap.createFromZipFile(WebArchive.class, SAMPLE);
    sample.getContent(Wars::isForRows).values().stream()
        .filter(node -> node.getAsset() != null)
        .forEach(node -> rows.add(node.getAsset(), node.getPath()));
    export(rows, war);
  }

  private static boolean isForRows(ArchivePath path) {
    return path.get().matches("/WEB-INF/lib/(batch-rows|fastcsv)-.*");
  }

  /** A handler that writes large files. */
  public static void wide(Path war) {
    export(withEngine("wide.war").addPackage("io.batchdesk.it.desk.wide"), war);
  }

  /** A handler whose start form has an input of each kind. */
  public static void forms(Path war) {
    export(withEngine("forms.war").addPackage("io.batchdesk.it.desk.forms"), war);
  }

  /** A handler that ends its server, and one that does no harm. */
  public static void poison(Path war) {
    export(withEngine("poison.war").addPackage(POISON), war);
  }

  /** The host with handlers and a page of its own. */
  public static void hostWithHandlers(Path war) {
    export(
        ShrinkWrap.createFromZipFile(WebArchive.class, HOST)
            .addPackage(POISON)
            .addAsWebResource("own-page.xhtml"),
        war);
  }

  /** The host with some more files, such as the texts of a further language. */
  public static void hostWith(Path war, Map<String, String> files) {
    WebArchive host = ShrinkWrap.createFromZipFile(WebArchive.class, HOST);
    files.forEach((path, content) -> host.addAsResource(new StringAsset(content), path));
    export(host, war);
  }

  private static void export(WebArchive archive, Path war) {
    archive.as(ZipExporter.class).exportTo(war.toFile(), true);
  }

  private static WebArchive withEngine(String name) {
    WebArchive sample = ShrinkWrap.createFromZipFile(WebArchive.class, SAMPLE);
    WebArchive war = ShrinkWrap.create(WebArchive.class, name);
    sample.getContent(Wars::belongsToTheEngine).values().stream()
        .filter(node -> node.getAsset() != null)
        .forEach(node -> war.add(node.getAsset(), node.getPath()));
    return war;
  }

  private static boolean belongsToTheEngine(ArchivePath path) {
    String file = path.get().replaceFirst(".*/", "");
    return path.get().startsWith("/WEB-INF/lib/")
        && OF_THE_SAMPLE.stream().noneMatch(file::startsWith);
  }

  private static File jarOf(Class<?> type) {
    try {
      return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
