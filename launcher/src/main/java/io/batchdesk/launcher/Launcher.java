package io.batchdesk.launcher;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Decides what the command line asks for. Public for {@link Main}, which finds it by name. */
public final class Launcher {

  private static final String RESET_PASSWORD = "reset-password";

  private Launcher() {}

  public static void launch(String[] arguments) {
    System.setProperty("java.util.logging.manager", LastingLogManager.class.getName());
    // Kept aside: what libraries print later goes to the log.
    PrintStream console = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream errors = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    try {
      run(console, List.of(arguments));
    } catch (Refusal e) {
      errors.println(e.getMessage());
      System.exit(e.exitCode());
    } catch (Exception e) {
      errors.println("Batchdesk could not start: " + StartErrors.rootMessage(e));
      System.exit(Refusal.NOT_NOW);
    }
  }

  private static void run(PrintStream console, List<String> arguments) throws Exception {
    Settings settings = Settings.from(System.getenv());
    if (arguments.equals(List.of(RESET_PASSWORD))) {
      new ResetPassword(console, settings).run();
      return;
    }
    new Start(console, settings).run(arguments);
  }
}
