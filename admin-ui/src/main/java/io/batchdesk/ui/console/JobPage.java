package io.batchdesk.ui.console;

import io.batchdesk.engine.Caller;
import io.batchdesk.engine.JobAction;
import io.batchdesk.engine.JobControl;
import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.JobMessage;
import io.batchdesk.engine.Jobs;
import io.batchdesk.engine.Refusal;
import io.batchdesk.engine.SignIns;
import io.batchdesk.ui.access.CurrentUser;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.primefaces.PrimeFaces;

/** One job: its progress, its file, and what can be asked of it. */
@Named
@RequestScoped
public class JobPage {

  private static final int LOG_LINES = 200;
  private static final String SHOWN = "io.batchdesk.shown";
  private static final String FOLLOWED = "io.batchdesk.followed";

  @Inject
  @Param(pathIndex = 0)
  String id;

  @Inject CurrentUser user;
  @Inject Jobs jobs;
  @Inject JobControl control;
  @Inject SignIns signIns;
  @Inject Texts texts;

  private JobView view;
  private List<JobMessage> log = List.of();

  @PostConstruct
  void load() {
    try {
      show(jobs.find(id, user.caller()));
      if (!Faces.isPostback()) {
        Faces.setViewAttribute(SHOWN, new Shown(view.fingerprint(), newestLine()));
      }
    } catch (Refusal e) {
      if (Faces.isPostback()) {
        // It was deleted under the open page.
        SeeOther.page("/");
      } else {
        Faces.getExternalContext().setResponseStatus(404);
      }
    }
  }

  private void show(JobDetails job) {
    Caller caller = user.caller();
    view = JobView.of(job, texts, caller, jobs.now());
    log = jobs.messages(id, caller, LOG_LINES).stream().sorted(newestFirst()).toList();
  }

  private static Comparator<JobMessage> newestFirst() {
    return Comparator.comparingLong(JobMessage::number).reversed();
  }

  private long newestLine() {
    return log.isEmpty() ? 0 : log.get(0).number();
  }

  /** What the browser shows by now, so that a tick renders only what has changed. */
  private record Shown(String fingerprint, long newestLine) implements Serializable {}

  /** One tick of the poll: the progress is always rendered, the rest when it has changed. */
  public void tick() {
    if (view == null) {
      return;
    }
    signIns.follow(user.token(), view.job());
    Shown before = Faces.getViewAttribute(SHOWN);
    Shown now = new Shown(view.fingerprint(), newestLine());
    Faces.setViewAttribute(SHOWN, now);
    PrimeFaces.Ajax page = PrimeFaces.current().ajax();
    if (before == null || !before.fingerprint().equals(now.fingerprint())) {
      page.update("job:status", "job:outcome", "job:about");
    }
    if (before == null || before.newestLine() != now.newestLine()) {
      page.update("job:lines");
    }
  }

  /** Asks for the automatic download and return; one tab of all gets them. */
  public void handOver() {
    boolean mine = control.handOver(id, user.caller());
    if (mine) {
      Faces.setViewAttribute(FOLLOWED, true);
    }
    PrimeFaces.current().ajax().addCallbackParam("mine", mine);
  }

  /** Cleans up for the tab that leads back by itself. */
  public void leave() {
    control.cleanUp(id, null, user.caller());
    PrimeFaces.current().ajax().addCallbackParam("left", true);
  }

  /** Whether a person may ask for this now. */
  public boolean may(String action) {
    return view.job().actions().contains(JobAction.valueOf(action));
  }

  /** When a line of the log was said. */
  public String time(Instant said) {
    return texts.time(said, user.caller().timeZone());
  }

  public void confirm() {
    ask(() -> control.confirm(id, null, user.caller()));
  }

  public void pause() {
    ask(() -> control.pause(id, null, user.caller()));
  }

  public void resume() {
    ask(() -> control.resume(id, null, null, user.caller()));
  }

  /** Answers the question that the person saw, not one that the job may ask by now. */
  public void answer() {
    if (Objects.equals(Faces.getRequestParameter("question"), view.job().question())) {
      ask(() -> control.resume(id, Faces.getRequestParameter("choice"), null, user.caller()));
    } else {
      warn(texts.of("question.answered"));
      SeeOther.page("/jobs/" + id);
    }
  }

  public void cancel() {
    ask(() -> control.cancel(id, null, user.caller()));
  }

  public void retry() {
    ask(() -> control.retry(id, null, user.caller()));
  }

  public void cleanUp() {
    ask(() -> control.cleanUp(id, null, user.caller()));
  }

  /** Deletes the job, and leads to the desk if it is gone at once. */
  public void delete() {
    try {
      if (control.delete(id, null, user.caller()).isEmpty()) {
        SeeOther.page("/");
        return;
      }
    } catch (Refusal e) {
      warn(e.message(texts.getLocale()));
    }
    SeeOther.page("/jobs/" + id);
  }

  /** Reloads the page afterwards, which then polls or not as the job needs. */
  private void ask(Supplier<JobDetails> verb) {
    try {
      verb.get();
    } catch (Refusal e) {
      warn(e.message(texts.getLocale()));
    }
    SeeOther.page("/jobs/" + id);
  }

  private static void warn(String message) {
    FacesContext faces = FacesContext.getCurrentInstance();
    faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_WARN, message, null));
    faces.getExternalContext().getFlash().setKeepMessages(true);
  }

  /** The job; null if there is none that the user may see. */
  public JobView getView() {
    return view;
  }

  /** The newest lines of the log, newest first. */
  public List<JobMessage> getLog() {
    return log;
  }

  /** Whether the page has nothing to ask for any more. */
  public boolean isSettled() {
    boolean awaited =
        Faces.getViewAttribute(FOLLOWED) != null && view.downloadable() && !view.job().downloaded();
    return !view.active() && !awaited;
  }
}
