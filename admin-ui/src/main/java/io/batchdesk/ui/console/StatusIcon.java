package io.batchdesk.ui.console;

/** The PrimeIcon of how a job stands; the words always stand beside it. */
final class StatusIcon {

  private StatusIcon() {}

  /** The same without movement, for what is over. */
  static String still(String standing) {
    return switch (standing) {
      case "processing" -> "pi pi-play";
      case "created" -> "pi pi-plus";
      case "pre_processed" -> "pi pi-list-check";
      case "confirmed" -> "pi pi-check";
      default -> of(standing);
    };
  }

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
