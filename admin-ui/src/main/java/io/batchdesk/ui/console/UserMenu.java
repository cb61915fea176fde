package io.batchdesk.ui.console;

import io.batchdesk.ui.access.ClientCookie;
import io.batchdesk.ui.access.CurrentUser;
import io.batchdesk.ui.access.SignInService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** What a person can set or do about themselves on every page. */
@Named
@RequestScoped
public class UserMenu {

  private static final String THEME_COOKIE = "theme";

  @Inject SignInService service;
  @Inject HttpServletRequest request;
  @Inject CurrentUser user;
  @Inject Texts texts;

  /** The theme that was chosen by hand; {@code auto} follows the person's system. */
  public String getTheme() {
    return ClientCookie.of(request, THEME_COOKIE)
        .filter(theme -> theme.equals("light") || theme.equals("dark"))
        .orElse("auto");
  }

  /** The zone that times are shown in. */
  public String getZone() {
    return texts.zone(user.timeZone());
  }

  public void signOut() {
    service.signOut();
    SeeOther.page("/sign-in");
  }
}
