package io.batchdesk.ui.console;

import io.batchdesk.ui.access.SignInService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** What a person can do about themselves on every page. */
@Named
@RequestScoped
public class UserMenu {

  @Inject SignInService service;

  public void signOut() {
    service.signOut();
    SeeOther.page("/sign-in");
  }
}
