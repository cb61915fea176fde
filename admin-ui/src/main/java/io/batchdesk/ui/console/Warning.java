package io.batchdesk.ui.console;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;

/** Tells a person on the next page why something could not be done. */
final class Warning {

  private Warning() {}

  static void of(String message) {
    FacesContext faces = FacesContext.getCurrentInstance();
    faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_WARN, message, null));
    faces.getExternalContext().getFlash().setKeepMessages(true);
  }
}
