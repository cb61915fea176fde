package io.batchdesk.it.engine;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/**
 * Deploys further applications on this server. By reflection: the server's own API must not be on
 * the tests' class path outside.
 */
final class Deployments {

  private Deployments() {}

  /**
   * Deploys one of the WARs that lie beside the server's data.
   *
   * @return whether the server took it
   */
  static boolean deploy(String name) {
    File war = Path.of(System.getProperty("it.home"), name + ".war").toFile();
    call("deploy", new Class<?>[] {File.class}, war);
    return ((Collection<?>) call("getDeployedApplicationNames")).contains(name);
  }

  static void undeploy(String name) {
    call("undeploy", new Class<?>[] {String.class}, name);
  }

  /** What the server has logged. */
  static String log() {
    try {
      return Files.readString(Path.of(System.getProperty("it.home"), "server.log.0"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Object call(String method) {
    return call(method, new Class<?>[0]);
  }

  private static Object call(String method, Class<?>[] types, Object... arguments) {
    try {
      Class<?> server = Class.forName("fish.payara.micro.PayaraMicro");
      Object instance = server.getMethod("getInstance").invoke(null);
      Object runtime = server.getMethod("getRuntime").invoke(instance);
      Method found = Class.forName("fish.payara.micro.PayaraMicroRuntime").getMethod(method, types);
      return found.invoke(runtime, arguments);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("The server cannot " + method, e);
    }
  }
}
