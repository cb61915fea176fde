package io.batchdesk.ui.console;

import io.batchdesk.engine.Caller;
import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.JobList;
import io.batchdesk.engine.JobProgress;
import io.batchdesk.engine.JobSample;
import io.batchdesk.engine.JobSearch;
import io.batchdesk.engine.JobStatus;
import io.batchdesk.engine.JobTypes;
import io.batchdesk.engine.Jobs;
import io.batchdesk.engine.TypeDetails;
import io.batchdesk.ui.access.CurrentUser;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.omnifaces.util.Faces;

/** What a person can start, what runs, and what became of their jobs. */
@Named
@RequestScoped
public class DeskPage {

  private static final int MOST = 10;
  private static final String SAMPLE = "sample";

  @Inject CurrentUser user;
  @Inject JobTypes types;
  @Inject JobList list;
  @Inject JobProgress progress;
  @Inject Jobs jobs;
  @Inject Texts texts;

  private List<Application> applications = List.of();
  private List<JobCard> open = List.of();
  private List<JobCard> recent = List.of();

  /**
   * An application with the types that the person may start.
   *
   * @param live whether it runs at this moment
   */
  public record Application(String name, boolean live, List<TypeDetails> types) {}

  @PostConstruct
  void load() {
    Caller caller = user.caller();
    List<JobDetails> running = list.page(JobSearch.newest(MOST).in(JobStatus.open()), caller);
    List<JobDetails> ended =
        list.page(
            JobSearch.newest(MOST)
                .in(EnumSet.complementOf(EnumSet.copyOf(JobStatus.open())))
                .by(caller.name()),
            caller);
    Map<String, List<JobSample>> samples = progress.of(running);
    Instant now = jobs.now();
    open = cards(running, samples, caller, now);
    recent = cards(ended, Map.of(), caller, now);
    if (!Faces.isAjaxRequest()) {
      applications =
          applications(types.all(caller).stream().filter(TypeDetails::mayStart).toList());
    }
  }

  private List<JobCard> cards(
      List<JobDetails> found, Map<String, List<JobSample>> samples, Caller caller, Instant now) {
    return found.stream()
        .map(job -> JobCard.of(job, samples.getOrDefault(job.id(), List.of()), texts, caller, now))
        .toList();
  }

  private static List<Application> applications(List<TypeDetails> types) {
    Map<String, List<TypeDetails>> byName =
        types.stream()
            .collect(
                Collectors.groupingBy(
                    TypeDetails::application, LinkedHashMap::new, Collectors.toList()));
    return byName.entrySet().stream()
        .map(app -> new Application(app.getKey(), app.getValue().get(0).live(), app.getValue()))
        .toList();
  }

  /** The applications that offer something to start, by name. */
  public List<Application> getApplications() {
    return applications;
  }

  /** The newest jobs that have not ended, of all that the person may see. */
  public List<JobCard> getOpen() {
    return open;
  }

  /** The person's newest jobs that have ended. */
  public List<JobCard> getRecent() {
    return recent;
  }

  /** Whether there is no job to show. */
  public boolean isQuiet() {
    return open.isEmpty() && recent.isEmpty();
  }

  /** Whether one of the jobs will change without a person. */
  public boolean isActive() {
    return Stream.concat(open.stream(), recent.stream()).anyMatch(JobCard::active);
  }

  /** Whether there are so many types that one wants to search. */
  public boolean isMany() {
    return applications.stream().mapToInt(app -> app.types().size()).sum() > MOST;
  }

  /** Whether the sample is there to try. */
  public boolean isSample() {
    return applications.stream().anyMatch(app -> app.live() && app.name().equals(SAMPLE));
  }
}
