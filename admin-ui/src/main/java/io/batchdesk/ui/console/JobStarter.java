package io.batchdesk.ui.console;

import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.Jobs;
import io.batchdesk.engine.Refusal;
import io.batchdesk.engine.StartJob;
import io.batchdesk.ui.access.CurrentUser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** Starts a job for the user, once for each link or rendered form. */
@RequestScoped
class JobStarter {

  @Inject CurrentUser user;
  @Inject Jobs jobs;

  /**
   * Starts the job and leads to its page.
   *
   * @throws Refusal if it may not be started like this
   */
  void start(StartJob request) {
    SeeOther.page("/jobs/" + startOnce(request).id());
  }

  /**
   * Of two clicks at the same moment the second one fails at the link's primary key; by then the
   * first one's job is there.
   */
  private JobDetails startOnce(StartJob request) {
    try {
      return jobs.start(request, user.caller());
    } catch (Refusal e) {
      throw e;
    } catch (RuntimeException e) {
      return jobs.startedWith(request.link(), user.caller()).orElseThrow(() -> e);
    }
  }
}
