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
import java.util.List;
import java.util.TreeSet;
import org.omnifaces.util.Faces;

/** The users, for admins, and how one is made. */
@Named
@RequestScoped
public class UsersPage {

  @Inject CurrentUser user;
  @Inject UserAccounts accounts;
  @Inject JobTypes types;
  @Inject Texts texts;

  private List<Row> rows = List.of();
  private List<String> rolesOfTypes = List.of();
  private boolean forbidden;
  private String name;
  private RoleChoice roles = RoleChoice.of(List.of("operator"));

  /**
   * A user.
   *
   * @param state {@code active}, {@code first} or {@code disabled}
   */
  public record Row(String name, String roles, String state, String since) {

    static String state(UserDetails user) {
      return user.disabled() ? "disabled" : user.mustChangePassword() ? "first" : "active";
    }
  }

  @PostConstruct
  void load() {
    try {
      rows = accounts.all(user.caller()).stream().map(this::row).toList();
      rolesOfTypes = types.roles();
    } catch (Refusal e) {
      forbidden = true;
      Faces.getExternalContext().setResponseStatus(HttpServletResponse.SC_FORBIDDEN);
    }
  }

  private Row row(UserDetails details) {
    return new Row(
        details.name(),
        String.join(", ", new TreeSet<>(details.roles())),
        Row.state(details),
        texts.moment(details.createdAt(), user.timeZone()));
  }

  /** Makes a user with a password that is made up, and shows it once. */
  public void make() {
    String password = MadeUpPassword.next();
    try {
      UserDetails made =
          accounts.create(
              name == null ? "" : name.strip(),
              new UserChange(roles.all(), null, password, true),
              user.caller());
      new ShownOnce(made.name(), password).onNextPage();
      SeeOther.page("/users");
    } catch (Refusal e) {
      Warning.here(e.message(texts.getLocale()));
    }
  }

  /** Whether the person may not see it. */
  public boolean isForbidden() {
    return forbidden;
  }

  /** The users, by name. */
  public List<Row> getRows() {
    return rows;
  }

  /** The roles that job types ask for, for a hint; null if there are none. */
  public String getRolesOfTypes() {
    return rolesOfTypes.isEmpty() ? null : String.join(", ", rolesOfTypes);
  }

  /** The first password of a user who was made at this moment; null otherwise. */
  public ShownOnce getShown() {
    return ShownOnce.now();
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public RoleChoice getRoles() {
    return roles;
  }
}
