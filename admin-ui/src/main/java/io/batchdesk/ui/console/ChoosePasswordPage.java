package io.batchdesk.ui.console;

import io.batchdesk.engine.Refusal;
import io.batchdesk.engine.Users;
import io.batchdesk.ui.access.CurrentUser;
import io.batchdesk.ui.access.ReturnTarget;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.omnifaces.util.Messages;

/** Chooses a password, after the first sign-in or whenever a person likes. */
@Named
@RequestScoped
public class ChoosePasswordPage {

  @Inject HttpServletRequest request;
  @Inject CurrentUser user;
  @Inject Users users;
  @Inject Texts texts;

  private String present;
  private String chosen;
  private String again;

  public void choose() {
    if (!chosen.equals(again)) {
      Messages.addError("choose:again", texts.of("password.differs"));
      return;
    }
    try {
      users.changePassword(user.caller(), present, chosen, user.token());
    } catch (Refusal e) {
      Messages.addError("choose:" + e.field(), e.message(texts.getLocale()));
      return;
    }
    Messages.addFlashGlobalInfo(texts.of("password.changed"));
    String to = LinkQuery.of(request.getQueryString()).values().get(ReturnTarget.PARAMETER);
    SeeOther.to(ReturnTarget.safe(to, request));
  }

  public String getPresent() {
    return present;
  }

  public void setPresent(String present) {
    this.present = present;
  }

  public String getChosen() {
    return chosen;
  }

  public void setChosen(String chosen) {
    this.chosen = chosen;
  }

  public String getAgain() {
    return again;
  }

  public void setAgain(String again) {
    this.again = again;
  }
}
