package io.batchdesk.ui.console;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;

/** Tells a person on the next page what was done. */
final class Notice {

  private Notice() {}

  static void of(String message) {
    FacesContext faces = FacesContext.getCurrentInstance();
    faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, message, null));
    faces.getExternalContext().getFlash().setKeepMessages(true);
  }
}
