package io.batchdesk.ui.console;

import io.batchdesk.engine.Caller;
import io.batchdesk.engine.JobControl;
import io.batchdesk.engine.Refusal;
import io.batchdesk.ui.access.CurrentUser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.function.BiConsumer;
import org.omnifaces.util.Faces;

/**
 * The buttons beside the jobs of the desk. The job is the one that the person saw when it was
 * clicked, and not the one that stands in its place by now.
 */
@Named
@RequestScoped
public class DeskActions {

  @Inject CurrentUser user;
  @Inject JobControl control;
  @Inject Texts texts;

  public void cancel() {
    ask((id, caller) -> control.cancel(id, null, caller));
  }

  public void delete() {
    ask((id, caller) -> control.delete(id, null, caller));
  }

  private void ask(BiConsumer<String, Caller> verb) {
    try {
      verb.accept(Faces.getRequestParameter("job"), user.caller());
    } catch (Refusal e) {
      Warning.of(e.message(texts.getLocale()));
    }
    SeeOther.page("/");
  }
}
