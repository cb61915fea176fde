package io.batchdesk.ui.console;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Leads to another page after a POST, or from a page that has nothing to show. */
final class SeeOther {

  private SeeOther() {}

  /** A page of the console. */
  static void page(String path) {
    to(FacesContext.getCurrentInstance().getExternalContext().getRequestContextPath() + path);
  }

  /**
   * Answers 303. The location has no host: what a request calls this host is not to be trusted.
   *
   * @param path of this site, or a URL that was checked
   */
  static void to(String path) {
    FacesContext faces = FacesContext.getCurrentInstance();
    ExternalContext external = faces.getExternalContext();
    if (faces.getPartialViewContext().isAjaxRequest()) {
      try {
        external.redirect(path);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    } else {
      external.setResponseStatus(303);
      external.setResponseHeader("Location", path);
    }
    faces.responseComplete();
  }
}
