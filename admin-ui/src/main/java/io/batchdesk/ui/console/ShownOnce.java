package io.batchdesk.ui.console;

import jakarta.faces.context.Flash;
import org.omnifaces.util.Faces;

/**
 * A secret that was made at this moment, for the next page only.
 *
 * @param of what it belongs to: a user, a token's title
 */
public record ShownOnce(String of, String secret) {

  private static final String NAME = "io.batchdesk.shownOnce";

  /** Shows it on the page that is led to. */
  void onNextPage() {
    Flash flash = Faces.getExternalContext().getFlash();
    flash.put(NAME, new String[] {of, secret});
  }

  /** What this page shows; null if nothing was made. */
  static ShownOnce now() {
    return Faces.getExternalContext().getFlash().get(NAME) instanceof String[] made
        ? new ShownOnce(made[0], made[1])
        : null;
  }
}
