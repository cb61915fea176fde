package io.batchdesk.ui.console;

import io.batchdesk.engine.Caller;
import io.batchdesk.engine.JobAction;
import io.batchdesk.engine.JobControl;
import io.batchdesk.engine.JobList;
import io.batchdesk.engine.JobSearch;
import io.batchdesk.engine.Refusal;
import io.batchdesk.ui.access.CurrentUser;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.omnifaces.util.Faces;

/** What is asked of the jobs that are chosen in the list: first with a question, then done. */
@Named
@RequestScoped
public class ChosenJobs {

  private static final Set<JobAction> ACTIONS =
      Set.of(JobAction.CANCEL, JobAction.RETRY, JobAction.DELETE);

  @Inject CurrentUser user;
  @Inject JobsPage page;
  @Inject JobList list;
  @Inject JobControl control;
  @Inject Texts texts;

  private JobAction action;
  private BulkAction asked;

  /** Finds out what would happen, for the question and once more for the answer. */
  @PostConstruct
  void look() {
    String verb = Faces.getRequestParameter("verb");
    action = ACTIONS.stream().filter(known -> known.name().equals(verb)).findFirst().orElse(null);
    if (action == null) {
      return;
    }
    Caller caller = user.caller();
    List<String> ids =
        Stream.ofNullable(Faces.getRequestParameterValues("job"))
            .flatMap(Arrays::stream)
            .distinct()
            .limit(JobsQuery.ROWS)
            .toList();
    asked =
        new BulkAction(
            action,
            ids,
            ids.isEmpty() ? List.of() : list.page(JobSearch.these(ids), caller),
            caller,
            texts);
  }

  /** Asks back; the question is there already, unless somebody made the request up. */
  public void ask() {}

  /** Does it with those that still allow it, each in a transaction of its own. */
  public void perform() {
    if (asked != null) {
      asked.possible().forEach(this::perform);
      tell();
    }
    SeeOther.page(page.getQuery().address());
  }

  private void tell() {
    if (asked.complete()) {
      Notice.of(asked.answer());
    } else {
      Warning.of(asked.answer());
    }
  }

  private void perform(String id) {
    Caller caller = user.caller();
    try {
      boolean now =
          switch (action) {
            case CANCEL -> control.cancel(id, null, caller).asked() == null;
            case RETRY -> control.retry(id, null, caller) != null;
            default -> control.delete(id, null, caller).isEmpty();
          };
      if (now) {
        asked.done();
      } else {
        asked.later();
      }
    } catch (Refusal e) {
      asked.refuse(e.kind() == Refusal.Kind.NOT_FOUND ? "gone" : "changed");
    }
  }

  /** Whether the person has said yes. */
  public boolean isDecided() {
    return Faces.getRequestParameter("jobs:yes") != null;
  }

  /** What is asked; null before. */
  public BulkAction getAsked() {
    return asked;
  }

  /** The action that it is about; null before. */
  public JobAction getAction() {
    return action;
  }
}
