package io.batchdesk.launcher;

/**
 * What {@code java -jar} calls. Compiled for Java 8, so that an older Java than the rest needs gets
 * a sentence instead of a stack trace.
 */
public final class Main {

  private static final int NEEDED_JAVA = 17;

  private Main() {}

  public static void main(String[] args) throws Exception {
    String java = System.getProperty("java.specification.version");
    if (java.startsWith("1.") || Integer.parseInt(java) < NEEDED_JAVA) {
      System.err.println(
          "Batchdesk needs Java 17 or newer, and this is Java "
              + java
              + ": install a newer one and set JAVA_HOME to it, or put it first on the PATH.");
      System.exit(2);
    }
    Class.forName("io.batchdesk.launcher.Launcher")
        .getMethod("launch", String[].class)
        .invoke(null, (Object) args);
  }
}
