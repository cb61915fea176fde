package io.batchdesk.ui.console;

import io.batchdesk.engine.JobList;
import io.batchdesk.engine.JobTypes;
import io.batchdesk.engine.TypeDetails;
import io.batchdesk.ui.access.CurrentUser;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.omnifaces.util.Faces;

/** What can be started, and what runs. */
@Named
@RequestScoped
public class DeskPage {

  private static final int NEWEST = 20;
  private static final String SAMPLE = "sample";

  @Inject CurrentUser user;
  @Inject JobTypes types;
  @Inject JobList jobs;
  @Inject Texts texts;

  private List<Application> applications = List.of();
  private List<JobRow> rows;

  /**
   * An application with its types.
   *
   * @param live whether it runs at this moment
   */
  public record Application(String name, boolean live, List<TypeDetails> types) {}

  @PostConstruct
  void load() {
    ZoneId zone = user.caller().timeZone();
    rows =
        jobs.newest(user.caller(), NEWEST).stream()
            .map(job -> JobRow.of(job, texts, zone))
            .toList();
    if (!Faces.isAjaxRequest()) {
      applications = applications(types.all(user.caller()));
    }
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

  /** The applications that have registered types, by name. */
  public List<Application> getApplications() {
    return applications;
  }

  /** The newest jobs. */
  public List<JobRow> getRows() {
    return rows;
  }

  /** Whether one of the newest jobs will change without a person. */
  public boolean isActive() {
    return rows.stream().anyMatch(JobRow::active);
  }

  /** Whether the sample is there to try. */
  public boolean isSample() {
    return applications.stream().anyMatch(app -> app.live() && app.name().equals(SAMPLE));
  }
}
