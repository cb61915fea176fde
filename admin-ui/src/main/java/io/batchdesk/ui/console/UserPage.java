package io.batchdesk.ui.console;

import io.batchdesk.engine.JobTypes;
import io.batchdesk.engine.Refusal;
import io.batchdesk.engine.UserAccounts;
import io.batchdesk.engine.UserChange;
import io.batchdesk.engine.UserDetails;
import io.batchdesk.ui.access.CurrentUser;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** One user, for admins: roles, whether they may sign in, and a new first password. */
@Named
@RequestScoped
public class UserPage {

  @Inject
  @Param(pathIndex = 0)
  String name;

  @Inject CurrentUser user;
  @Inject UserAccounts accounts;
  @Inject JobTypes types;
  @Inject Texts texts;

  private UserDetails details;
  private List<String> rolesOfTypes = List.of();
  private RoleChoice roles;
  private boolean forbidden;

  @PostConstruct
  void load() {
    try {
      details = accounts.find(name == null ? "" : name, user.caller());
      roles = RoleChoice.of(details.roles());
      rolesOfTypes = types.roles();
    } catch (Refusal e) {
      forbidden = e.kind() == Refusal.Kind.FORBIDDEN;
      Faces.getExternalContext()
          .setResponseStatus(
              forbidden ? HttpServletResponse.SC_FORBIDDEN : HttpServletResponse.SC_NOT_FOUND);
    }
  }

  /** Gives the user the chosen roles and no others. */
  public void save() {
    change(new UserChange(roles.all(), null, null, null), () -> tell("user.saved"));
  }

  /** Lets the user sign in no more, from this moment. */
  public void disable() {
    change(new UserChange(null, true, null, null), () -> tell("user.disabled"));
  }

  /** Lets the user sign in again, with the same password. */
  public void enable() {
    change(new UserChange(null, false, null, null), () -> tell("user.enabled"));
  }

  /** Makes up a new first password, and shows it once. */
  public void reset() {
    String password = MadeUpPassword.next();
    change(
        new UserChange(null, null, password, true),
        () -> new ShownOnce(name, password).onNextPage());
  }

  private void change(UserChange change, Runnable done) {
    try {
      accounts.change(name, change, user.caller());
      done.run();
    } catch (Refusal e) {
      Warning.of(e.message(texts.getLocale()));
    }
    SeeOther.page("/users/" + URLEncoder.encode(name, StandardCharsets.UTF_8));
  }

  private void tell(String key) {
    Notice.of(texts.of(key, name));
  }

  /** Whether the person may not see it. */
  public boolean isForbidden() {
    return forbidden;
  }

  /** The user; null if there is none that the person may see. */
  public UserDetails getDetails() {
    return details;
  }

  /** The key of the words for their state. */
  public String getState() {
    return UsersPage.Row.state(details);
  }

  /** Since when there is this user. */
  public String getSince() {
    return texts.moment(details.createdAt(), user.timeZone());
  }

  /** The roles that job types ask for, for a hint; null if there are none. */
  public String getRolesOfTypes() {
    return rolesOfTypes.isEmpty() ? null : String.join(", ", rolesOfTypes);
  }

  /** The new first password, if it was made at this moment; null otherwise. */
  public ShownOnce getShown() {
    return ShownOnce.now();
  }

  public RoleChoice getRoles() {
    return roles;
  }
}
