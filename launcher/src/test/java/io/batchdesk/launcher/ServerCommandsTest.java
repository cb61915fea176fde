package io.batchdesk.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerCommandsTest {

  @Test
  void whatDividesPropertiesIsEscapedInValues() {
    assertThat(Command.property("url", "jdbc:h2:a;B=C\\d"))
        .isEqualTo("url=jdbc\\:h2\\:a;B\\=C\\\\d");
  }

  @Test
  void bothPoolsLeadToOneDatabaseAndOnlyOneTakesPartInTransactions() {
    List<Command> commands =
        ServerCommands.beforeApplications(Database.h2(Path.of("/data/db/batchdesk")));

    List<Command> pools =
        commands.stream().filter(c -> c.name().equals("create-jdbc-connection-pool")).toList();
    assertThat(pools)
        .hasSize(2)
        .allSatisfy(
            pool -> assertThat(pool.arguments()).anyMatch(a -> a.contains("WRITE_DELAY\\=0")));
    assertThat(pools.get(0).arguments())
        .contains("--nontransactionalconnections=false")
        .endsWith("batchdesk");
    assertThat(pools.get(1).arguments())
        .contains("--nontransactionalconnections=true")
        .endsWith("batchdesk-queue");
  }

  @Test
  void theServerListensWhereTheSettingsSay() {
    Settings settings = Settings.from(Map.of("BATCHDESK_PORT", "18222"));

    assertThat(ServerCommands.beforeStart(settings, Map.of()))
        .anySatisfy(
            command ->
                assertThat(command.arguments())
                    .allMatch(a -> a.endsWith("http-listener.address=127.0.0.1")))
        .anySatisfy(
            command ->
                assertThat(command.arguments())
                    .allMatch(a -> a.endsWith("http-listener.port=18222")));
  }
}
