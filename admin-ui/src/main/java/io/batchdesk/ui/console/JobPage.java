package io.batchdesk.ui.console;

import io.batchdesk.engine.Caller;
import io.batchdesk.engine.JobControl;
import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.JobMessage;
import io.batchdesk.engine.JobProgress;
import io.batchdesk.engine.JobSample;
import io.batchdesk.engine.Jobs;
import io.batchdesk.engine.Refusal;
import io.batchdesk.engine.RowFindings;
import io.batchdesk.engine.SignIns;
import io.batchdesk.ui.access.CurrentUser;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.primefaces.PrimeFaces;

/**
 * One job: its progress, its files and its story. What can be asked of it is in {@link JobActions}.
 */
@Named
@RequestScoped
public class JobPage {

  private static final int LOG_LINES = 200;

  /** More than that at once, and the whole log is shown anew. */
  private static final int NEW_LINES = 20;

  private static final String SHOWN = "io.batchdesk.shown";
  private static final String FOLLOWED = "io.batchdesk.followed";

  @Inject
  @Param(pathIndex = 0)
  String id;

  @Inject CurrentUser user;
  @Inject Jobs jobs;
  @Inject JobProgress progress;
  @Inject JobControl control;
  @Inject SignIns signIns;
  @Inject Texts texts;
  @Inject Followers followers;
  @Inject RowFindings rowFindings;
  @Inject UploadNames uploads;

  /** Which page of the refused rows is shown. */
  @Inject
  @Param(name = "rows")
  String rows;

  private JobView view;
  private SpeedChart chart;
  private List<LogLine> log = List.of();
  private List<JobMoment> history = List.of();
  private JobFindings findings = JobFindings.NONE;
  private int rowsHash;
  private int rowsPage;
  private int samples;
  private int pace;

  @PostConstruct
  void load() {
    try {
      show(jobs.find(id, user.caller()));
      if (!Faces.isPostback()) {
        tellAll();
        Faces.setViewAttribute(SHOWN, shown());
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
    List<JobSample> taken = progress.of(List.of(job)).getOrDefault(job.id(), List.of());
    samples = taken.size();
    view =
        JobView.of(job, uploads.named(job, user.caller()), taken, texts, user.caller(), jobs.now());
    pace = view.progress().pace();
    chart = SpeedChart.of(job, taken, new JobSentences(texts), user.timeZone());
  }

  private void tellAll() {
    log = lines(LOG_LINES);
    tellHistory();
    rowsPage = rows != null && rows.matches("[1-9][0-9]?") ? Integer.parseInt(rows) : 1;
    tellRows();
  }

  private void tellRows() {
    findings = JobFindings.of(view.job(), rowFindings, rowsPage, texts, user.caller());
    rowsHash = findings.hashCode();
  }

  private void tellHistory() {
    ZoneId zone = user.timeZone();
    history =
        jobs.events(id, user.caller()).stream()
            .filter(JobMoment::isNews)
            .map(event -> JobMoment.of(event, texts, zone))
            .toList();
  }

  private List<LogLine> lines(int most) {
    Caller caller = user.caller();
    return jobs.messages(id, caller, most).stream()
        .sorted(Comparator.comparingLong(JobMessage::number).reversed())
        .map(message -> LogLine.of(message, texts, caller.timeZone()))
        .toList();
  }

  private Shown shown() {
    return new Shown(
        view.fingerprint(), log.isEmpty() ? 0 : log.get(0).number(), samples, rowsPage, rowsHash);
  }

  /** What the browser shows by now, so that a tick renders only what has changed. */
  private record Shown(String fingerprint, long newestLine, int samples, int rowsPage, int rowsHash)
      implements Serializable {}

  /** One tick of the poll: the progress is always rendered, the rest when it has changed. */
  public void tick() {
    if (view == null) {
      return;
    }
    signIns.follow(user.token(), view.job());
    pace = followers.next(Faces.getRequestParameter("jakarta.faces.ViewState"), pace);
    Shown before = Faces.getViewAttribute(SHOWN);
    rowsPage = before == null ? 1 : before.rowsPage();
    rowsHash = before == null ? 0 : before.rowsHash();
    log = lines(NEW_LINES);
    PrimeFaces.Ajax page = PrimeFaces.current().ajax();
    if (before == null || !before.fingerprint().equals(view.fingerprint())) {
      tellHistory();
      tellRows();
      page.update("job:status", "job:outcome", "job:about");
    }
    Shown now = shown();
    Faces.setViewAttribute(SHOWN, now);
    if (before == null || before.rowsHash() != now.rowsHash()) {
      page.update("job:rows");
    }
    if (before == null || before.samples() != now.samples() || view.ended()) {
      page.update("job:speed");
    }
    if (before == null || now.newestLine() - before.newestLine() >= NEW_LINES) {
      log = lines(LOG_LINES);
      page.update("job:lines");
    } else {
      page.addCallbackParam("lines", LogLine.json(log, before.newestLine()));
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

  /** The id in the address. */
  public String getId() {
    return id;
  }

  /** The job; null if there is none that the user may see. */
  public JobView getView() {
    return view;
  }

  /** In how many milliseconds the page asks for news. */
  public int getPace() {
    return pace;
  }

  /** Its speed over its life; null while there is too little to draw. */
  public SpeedChart getChart() {
    return chart;
  }

  /** The newest lines of the log, newest first. */
  public List<LogLine> getLog() {
    return log;
  }

  /** Names what this page starts, so that two clicks start one job. */
  public String getOnce() {
    return Once.of(Faces.getRequestParameter(Once.PARAMETER));
  }

  /** What it has said of the rows that it reads. */
  public JobFindings getFindings() {
    return findings;
  }

  /** What happened to the job, oldest first. */
  public List<JobMoment> getHistory() {
    return history;
  }

  /** Whether the page has nothing to ask for any more. */
  public boolean isSettled() {
    boolean awaited =
        Faces.getViewAttribute(FOLLOWED) != null && view.downloadable() && !view.job().downloaded();
    return !view.active() && !awaited;
  }
}
