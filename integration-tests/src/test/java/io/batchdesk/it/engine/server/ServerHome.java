package io.batchdesk.it.engine.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder of one run: the server's set-up, its data and its log. Emptied before each run. */
final class ServerHome {

  static final String BEFORE_BOOT = "before-boot.txt";
  static final String AFTER_BOOT = "after-boot.txt";

  private ServerHome() {}

  static Path make() {
    Path home = Path.of("target", "it-engine").toAbsolutePath();
    try {
      delete(home);
      Files.createDirectories(home.resolve("data"));
      Files.write(home.resolve(BEFORE_BOOT), beforeBoot());
      Files.write(home.resolve(AFTER_BOOT), afterBoot(home.resolve("data").resolve("batchdesk")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Wars.twins(home.resolve("twins.war"));
    Wars.rival(home.resolve("rival.war"));
    Wars.audience(home.resolve("audience.war"));
    Wars.audience(home.resolve("audience-twin.war"));
    Wars.titled(home.resolve("titled-1.war"), "Kartei");
    Wars.titled(home.resolve("titled-2.war"), "Zettelkasten");
    Wars.deaf(home.resolve("deaf.war"));
    return home;
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> walk = Files.walk(folder)) {
        for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private static List<String> beforeBoot() {
    return List.of(
        "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=127.0.0.1",
        "set resources.jdbc-connection-pool.H2Pool.property.URL=jdbc\\:h2\\:mem\\:unused");
  }

  /** The pools as the launcher makes them. */
  private static List<String> afterBoot(Path database) {
    String url =
        ("jdbc:h2:async:" + database + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000")
            .replaceAll("[\\\\:=]", "\\\\$0");
    return Stream.of(pool("batchdesk", 24, true, url), pool("batchdesk-queue", 12, false, url))
        .flatMap(List::stream)
        .toList();
  }

  private static List<String> pool(String name, int size, boolean transactions, String url) {
    return List.of(
        "create-jdbc-connection-pool --datasourceclassname=org.h2.jdbcx.JdbcDataSource"
            + " --restype=javax.sql.DataSource --steadypoolsize=2 --maxpoolsize="
            + size
            + " --maxwait=4000 --isconnectvalidatereq=true --validationmethod=custom-validation"
            + " --validationclassname=org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation"
            + " --failconnection=true --nontransactionalconnections="
            + !transactions
            + " --wrapjdbcobjects=false --property=user=batchdesk:password=batchdesk:url="
            + url
            + " "
            + name,
        "create-jdbc-resource --connectionpoolid=" + name + " jdbc/" + name);
  }
}
