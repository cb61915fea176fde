package io.batchdesk.ui.console;

import io.batchdesk.engine.Audit;
import io.batchdesk.engine.AuditEntry;
import io.batchdesk.engine.AuditSearch;
import io.batchdesk.engine.Refusal;
import io.batchdesk.ui.access.CurrentUser;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.omnifaces.util.Faces;

/** Who did what, for admins. What is shown stands in the address. */
@Named
@RequestScoped
public class AuditPage {

  private static final int SHOWN = 50;
  private static final String USER = "user";
  private static final String SUBJECT = "subject";
  private static final String ACTION = "action";
  private static final String BEFORE = "before";
  private static final String JOB = "batch_";

  /** As they follow each other in the life of a job, and then the others. */
  private static final List<String> ACTIONS =
      List.of(
          "start",
          "confirm",
          "pause",
          "resume",
          "cancel",
          "retry",
          "download",
          "cleanup",
          "delete",
          "upload",
          "delete_upload",
          "sign_in",
          "sign_out",
          "change_password",
          "reset_password",
          "create_user",
          "change_user",
          "create_token",
          "revoke_token");

  @Inject HttpServletRequest request;
  @Inject CurrentUser user;
  @Inject Audit audit;
  @Inject Texts texts;

  private LinkQuery query;
  private List<Row> rows = List.of();
  private boolean forbidden;
  private String older;

  /**
   * An entry.
   *
   * @param job whether its subject is a job, to which a link leads
   */
  public record Row(
      String at,
      String user,
      String address,
      String action,
      String subject,
      boolean job,
      String type,
      boolean done,
      String result) {}

  /** An action that can be chosen. */
  public record Choice(String action, String label, boolean chosen) {}

  @PostConstruct
  void load() {
    query = LinkQuery.of(request.getQueryString());
    try {
      List<AuditEntry> found =
          audit.find(
              new AuditSearch(
                  given(USER),
                  given(ACTION),
                  given(SUBJECT),
                  null,
                  null,
                  null,
                  null,
                  given(BEFORE),
                  SHOWN + 1),
              user.caller());
      show(found);
    } catch (Refusal e) {
      forbidden = true;
      Faces.getExternalContext().setResponseStatus(HttpServletResponse.SC_FORBIDDEN);
    }
  }

  private void show(List<AuditEntry> found) {
    List<AuditEntry> shown = found.subList(0, Math.min(SHOWN, found.size()));
    ZoneId zone = user.caller().timeZone();
    rows = shown.stream().map(entry -> row(entry, zone)).toList();
    if (found.size() > SHOWN) {
      Map<String, String> next = new LinkedHashMap<>(query.values());
      next.put(BEFORE, shown.get(SHOWN - 1).id());
      older = LinkQuery.write(next);
    }
  }

  private Row row(AuditEntry entry, ZoneId zone) {
    boolean done = entry.result().equals(Audit.DONE);
    boolean byHand = entry.user() == null && entry.address() == null;
    return new Row(
        texts.moment(entry.at(), zone),
        entry.user() == null ? texts.of("audit.nobody") : entry.user(),
        byHand ? texts.of("audit.machine") : entry.address(),
        label(entry.action()),
        entry.subject(),
        entry.subject() != null && entry.subject().startsWith(JOB),
        entry.type(),
        done,
        done
            ? texts.of("audit.done")
            : texts.of("audit.refused", entry.result().replace('_', ' ')));
  }

  private String label(String action) {
    String key = "audit.action." + action;
    return texts.has(key) ? texts.of(key) : action;
  }

  /** Null if it is not given, or cannot be in any entry. */
  private String given(String name) {
    String value = query.values().getOrDefault(name, "").strip();
    return value.isEmpty() || value.indexOf('\0') >= 0 ? null : value;
  }

  /** Whether the person may not see it. */
  public boolean isForbidden() {
    return forbidden;
  }

  /** The entries, newest first. */
  public List<Row> getRows() {
    return rows;
  }

  /** The query of the next page; null if this is the last one. */
  public String getOlder() {
    return older;
  }

  /** What can be chosen. */
  public List<Choice> getChoices() {
    return ACTIONS.stream()
        .map(action -> new Choice(action, label(action), action.equals(given(ACTION))))
        .toList();
  }

  /** The user that is looked for. */
  public String getUser() {
    return given(USER);
  }

  /** The subject that is looked for. */
  public String getSubject() {
    return given(SUBJECT);
  }

  /** Whether not everything is shown. */
  public boolean isFiltered() {
    return getUser() != null || getSubject() != null || given(ACTION) != null;
  }
}
