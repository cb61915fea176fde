package io.batchdesk.ui.console;

import io.batchdesk.ui.access.CurrentUser;
import io.batchdesk.ui.access.ReturnTarget;
import io.batchdesk.ui.access.SignInService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.omnifaces.util.Messages;

/** Signs a person in and leads to where they wanted to go. */
@Named
@RequestScoped
public class SignInPage {

  @Inject HttpServletRequest request;
  @Inject CurrentUser user;
  @Inject SignInService service;
  @Inject Texts texts;

  private String name;
  private String password;

  /** Who is signed in already is led on. */
  public void open() {
    if (user.signedIn()) {
      SeeOther.to(target());
    }
  }

  public void signIn() {
    service
        .signIn(name.strip(), password, request.getRemoteAddr())
        .ifPresentOrElse(
            refused -> Messages.addGlobalError(sentence(refused)), () -> SeeOther.to(target()));
  }

  private String sentence(SignInService.Refused refused) {
    return refused.waitSeconds() == 0
        ? texts.of("signIn.wrong")
        : texts.of("signIn.wait", refused.waitSeconds());
  }

  private String target() {
    String to = LinkQuery.of(request.getQueryString()).values().get(ReturnTarget.PARAMETER);
    return ReturnTarget.safe(to, request);
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getPassword() {
    return password;
  }

  public void setPassword(String password) {
    this.password = password;
  }
}
