package io.batchdesk.ui.console;

import io.batchdesk.engine.Caller;
import io.batchdesk.engine.FoundJobs;
import io.batchdesk.engine.JobList;
import io.batchdesk.engine.JobStatus;
import io.batchdesk.engine.JobTime;
import io.batchdesk.engine.JobTypes;
import io.batchdesk.engine.TypeDetails;
import io.batchdesk.ui.access.CurrentUser;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.omnifaces.util.Faces;
import org.primefaces.model.LazyDataModel;

/** All jobs that a person may see. What is shown stands in the address. */
@Named
@RequestScoped
public class JobsPage {

  @Inject HttpServletRequest request;
  @Inject CurrentUser user;
  @Inject JobList list;
  @Inject JobTypes types;
  @Inject Texts texts;

  private JobsQuery query;
  private List<TypeDetails> allTypes = List.of();
  private FoundJobs found = new FoundJobs(List.of(), 0, false);
  private LazyDataModel<JobRow> rows;

  /** Something that can be chosen. */
  public record Choice(String value, String label, boolean chosen) {}

  /** A column that sorts: where its header leads, and how it sorts now; null if it does not. */
  public record Header(String query, Boolean descending) {}

  @PostConstruct
  void load() {
    query = JobsQuery.of(request.getQueryString());
    // A question or an answer shows no jobs.
    if (!Faces.isPostback()) {
      Caller caller = user.caller();
      allTypes = types.all(caller);
      found = list.browse(query.search(caller.timeZone()), caller);
      rows = new JobRows(found, job -> JobRow.of(job, texts, caller.timeZone()));
    }
  }

  /** What was asked for. */
  public JobsQuery getQuery() {
    return query;
  }

  /** The jobs of the page. */
  public LazyDataModel<JobRow> getRows() {
    return rows;
  }

  /** Whether jobs of others can be among them. */
  public boolean isOfAll() {
    return user.caller().seesAllJobs();
  }

  /** Whether the person can ask for something. */
  public boolean isActs() {
    return user.caller().controlsJobs();
  }

  /** The statuses to choose from. */
  public List<Choice> getStatuses() {
    return Arrays.stream(JobStatus.values())
        .map(
            status ->
                new Choice(
                    status.spelling(),
                    texts.of("word." + status.spelling()),
                    query.statuses().contains(status)))
        .toList();
  }

  /** The chosen statuses in words. */
  public String getStatusWords() {
    return query.statuses().isEmpty()
        ? texts.of("jobs.any")
        : query.statuses().stream()
            .map(status -> texts.of("word." + status.spelling()))
            .collect(Collectors.joining(", "));
  }

  /** The types to choose from. */
  public List<Choice> getTypes() {
    return allTypes.stream()
        .map(type -> new Choice(type.type(), type.title(), type.type().equals(query.type())))
        .toList();
  }

  /** The applications to choose from. */
  public List<Choice> getApplications() {
    return allTypes.stream()
        .map(TypeDetails::application)
        .distinct()
        .map(name -> new Choice(name, name, name.equals(query.application())))
        .toList();
  }

  /** The header of a column of times. */
  public Header header(String time) {
    JobTime order = JobTime.valueOf(time);
    boolean sorts = query.order() == order;
    return new Header(
        query.by(order, !sorts || !query.descending()).write(), sorts ? query.descending() : null);
  }

  /** How many there are. */
  public String getCount() {
    String count = texts.number(found.count());
    return found.more()
        ? texts.of("jobs.count.more", count)
        : texts.of("jobs.count", found.count(), count);
  }

  /** Which of them are shown. */
  public String getPages() {
    String last = texts.number(last());
    return texts.of(
        found.more() ? "jobs.page.more" : "jobs.page", texts.number(query.page()), last);
  }

  private int last() {
    return Math.max(1, (int) ((found.count() + JobsQuery.ROWS - 1) / JobsQuery.ROWS));
  }

  /** The query of the page before; null on the first one. */
  public String getBefore() {
    return query.page() == 1 ? null : query.at(Math.min(query.page() - 1, last())).write();
  }

  /** The query of the next page; null on the last one that there is a way to. */
  public String getNext() {
    return query.page() < last() ? query.at(query.page() + 1).write() : null;
  }

  /** The query of the first page. */
  public String getFirst() {
    return query.at(1).write();
  }

  /** Whether there is more than a page. */
  public boolean isPaged() {
    return last() > 1 || query.page() > 1;
  }

  /** Whether this page ends where one can get to, and the list does not. */
  public boolean isEndOfWay() {
    return found.more() && query.page() >= last();
  }
}
