package io.batchdesk.ui.console;

/** The PrimeIcon of how a job stands; the words always stand beside it. */
final class StatusIcon {

  private StatusIcon() {}

  static String of(String standing) {
    return "pi "
        + switch (standing) {
          case "processing", "publishing" -> "pi-spin pi-spinner";
          case "pausing", "canceling", "deleting" -> "pi-spin pi-cog";
          case "paused" -> "pi-pause";
          case "asks", "pre_processed" -> "pi-question-circle";
          case "waits" -> "pi-hourglass";
          case "completed" -> "pi-check-circle";
          case "failed" -> "pi-times-circle";
          case "canceled" -> "pi-ban";
          default -> "pi-clock";
        };
  }
}
