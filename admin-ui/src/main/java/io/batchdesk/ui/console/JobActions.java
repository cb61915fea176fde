package io.batchdesk.ui.console;

import io.batchdesk.engine.Caller;
import io.batchdesk.engine.FailedRows;
import io.batchdesk.engine.JobAction;
import io.batchdesk.engine.JobControl;
import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.Refusal;
import io.batchdesk.engine.StartJob;
import io.batchdesk.ui.access.CurrentUser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Objects;
import java.util.function.Function;
import org.omnifaces.util.Faces;

/**
 * The buttons of a job's page. Each loads the page anew afterwards, which then follows the job or
 * not, as it needs.
 */
@Named
@RequestScoped
public class JobActions {

  @Inject JobPage page;
  @Inject CurrentUser user;
  @Inject JobControl control;
  @Inject FailedRows failedRows;
  @Inject JobStarter starter;
  @Inject Texts texts;

  /** Whether a person may ask for this now. */
  public boolean may(String action) {
    return page.getView().job().actions().contains(JobAction.valueOf(action));
  }

  public void confirm() {
    ask(caller -> control.confirm(page.getId(), null, caller));
  }

  public void pause() {
    ask(caller -> control.pause(page.getId(), null, caller));
  }

  public void resume() {
    ask(caller -> control.resume(page.getId(), null, null, caller));
  }

  /** Answers the question that the person saw, not one that the job may ask by now. */
  public void answer() {
    String asked = page.getView().job().question();
    if (Objects.equals(Faces.getRequestParameter("question"), asked)) {
      ask(
          caller ->
              control.resume(page.getId(), Faces.getRequestParameter("choice"), null, caller));
    } else {
      Warning.of(texts.of("question.answered"));
      SeeOther.page("/jobs/" + page.getId());
    }
  }

  public void cancel() {
    ask(caller -> control.cancel(page.getId(), null, caller));
  }

  public void retry() {
    ask(caller -> control.retry(page.getId(), null, caller));
  }

  /** Starts a job like it that reads the rows which it has refused, and leads to its page. */
  public void startAgain() {
    try {
      starter.start(once(failedRows.again(page.getId(), user.caller())));
    } catch (Refusal e) {
      Warning.of(e.message(texts.getLocale()));
      SeeOther.page("/jobs/" + page.getId());
    }
  }

  private static StartJob once(StartJob again) {
    String once = Once.of(Faces.getRequestParameter(Once.PARAMETER));
    return new StartJob(
        again.type(), again.context(), again.dryRun(), again.returnUrl(), once, again.repeats());
  }

  public void cleanUp() {
    ask(caller -> control.cleanUp(page.getId(), null, caller));
  }

  /** Deletes the job, and leads to the desk if it is gone at once. */
  public void delete() {
    try {
      if (control.delete(page.getId(), null, user.caller()).isEmpty()) {
        SeeOther.page("/");
        return;
      }
    } catch (Refusal e) {
      Warning.of(e.message(texts.getLocale()));
    }
    SeeOther.page("/jobs/" + page.getId());
  }

  private void ask(Function<Caller, JobDetails> verb) {
    try {
      verb.apply(user.caller());
    } catch (Refusal e) {
      Warning.of(e.message(texts.getLocale()));
    }
    SeeOther.page("/jobs/" + page.getId());
  }
}
