package io.batchdesk.it.engine.server;

import fish.payara.arquillian.container.payara.managed.PayaraMicroContainerConfiguration;
import fish.payara.arquillian.container.payara.managed.PayaraMicroDeployableContainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.shrinkwrap.api.Archive;

/**
 * One server for all test classes: they deploy the same WAR, so the first starts the server with
 * it, and it stops when the last has ended.
 */
public class SharedServer extends PayaraMicroDeployableContainer {

  private static final String LOOPBACK = "127.0.0.1";

  /** All tests hold for both stores: {@code -Dbatchdesk.files=database}. */
  private static final String STORE = System.getProperty("batchdesk.files", "directory");

  private final int port = freePort();
  private Archive<?> deployed;
  private ProtocolMetaData answer;

  @Override
  public void setup(PayaraMicroContainerConfiguration configuration) {
    Path home = ServerHome.make();
    configuration.setCmdOptions(
        "%s -Dbatchdesk.housekeeping=PT1S -Dbatchdesk.choices=PT1S -Dbatchdesk.largest-upload=3 -Dbatchdesk.data=%s -Dbatchdesk.files=%s -Dit.home=%s"
            .formatted(
                configuration.getCmdOptions(), option(home.resolve("data")), STORE, option(home)));
    configuration.setExtraMicroOptions(
        "--nohazelcast --disablephonehome --port %d --prebootcommandfile %s --postbootcommandfile %s --logtofile %s"
            .formatted(
                port,
                option(home.resolve(ServerHome.BEFORE_BOOT)),
                option(home.resolve(ServerHome.AFTER_BOOT)),
                option(home.resolve("server.log"))));
    super.setup(configuration);
  }

  /** Blanks divide the options. */
  private static String option(Path path) {
    return path.toString().replace(" ", "\\ ");
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
    if (answer == null) {
      deployed = archive;
      answer = onLoopback(super.deploy(archive));
    }
    return answer;
  }

  /** The server tells an address that it does not listen to. */
  private ProtocolMetaData onLoopback(ProtocolMetaData told) {
    HTTPContext here = new HTTPContext(LOOPBACK, port);
    told.getContexts(HTTPContext.class).stream()
        .flatMap(context -> context.getServlets().stream())
        .forEach(here::add);
    return new ProtocolMetaData().addContext(here);
  }

  @Override
  public void undeploy(Archive<?> archive) {
    // The next class needs it; it ends with the server.
  }

  @Override
  public void stop() {
    if (answer == null) {
      return;
    }
    try {
      super.undeploy(deployed);
    } catch (DeploymentException e) {
      throw new IllegalStateException(e);
    }
  }
}
