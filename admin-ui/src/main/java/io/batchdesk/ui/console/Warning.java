package io.batchdesk.ui.console;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;

/** Tells a person why something could not be done. */
final class Warning {

  private Warning() {}

  /** On the page that is led to. */
  static void of(String message) {
    here(message);
    FacesContext.getCurrentInstance().getExternalContext().getFlash().setKeepMessages(true);
  }

  /** On the page that is there, with what was typed. */
  static void here(String message) {
    FacesContext.getCurrentInstance()
        .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_WARN, message, null));
  }
}
