package io.batchdesk.ui.console;

import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.JobList;
import io.batchdesk.engine.JobSearch;
import io.batchdesk.engine.JobStatus;
import io.batchdesk.ui.access.CurrentUser;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The person's jobs that a page tells the end of, whatever it shows itself. */
@Named
@RequestScoped
public class OpenJobs {

  private static final int MOST = 20;

  @Inject CurrentUser user;
  @Inject JobList jobs;

  private List<String> ids = List.of();

  @PostConstruct
  void load() {
    if (user.signedIn()) {
      ids =
          jobs
              .page(JobSearch.newest(MOST).in(JobStatus.open()).by(user.name()), user.caller())
              .stream()
              .filter(job -> job.status().active())
              .map(JobDetails::id)
              .toList();
    }
  }

  /** Their ids, the newest first. */
  public String getIds() {
    return String.join(" ", ids);
  }
}
