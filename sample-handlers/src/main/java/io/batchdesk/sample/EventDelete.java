package io.batchdesk.sample;

import io.batchdesk.Choices;
import io.batchdesk.JobHandler;
import io.batchdesk.JobParameters;
import io.batchdesk.JobStepResponse;
import io.batchdesk.JobType;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Min;
import java.util.Locale;
import java.util.Map;

/**
 * Deletes an event in two phases. First it counts what goes with the event, for the person to
 * confirm; then it deletes step by step, the event last. If others have changed the event's
 * registrations in between, the person is asked again before anything is gone.
 */
@JobType(
    value = "event-delete",
    title = "Delete an event",
    description = "Deletes an event with its registrations, its questions and their answers.",
    rolesAllowed = "contacts",
    parameters = EventDelete.Parameters.class,
    confirm = JobType.Confirm.ALWAYS)
class EventDelete implements JobHandler {

  /** The event. */
  record Parameters(@Choices @Min(1) int event) {}

  /** What the person was told, and whether deleting has begun. */
  record Plan(String title, EventContents told, boolean begun) {

    Plan telling(EventContents other) {
      return new Plan(title, other, false);
    }

    Plan beginning() {
      return new Plan(title, told, true);
    }
  }

  @Inject Events events;

  @Override
  public Map<String, String> choices(String parameter, Locale language) {
    return events.choices(language);
  }

  @Override
  public JobStepResponse createJob(JobParameters job) {
    int id = event(job);
    EventRow event = events.find(id).orElse(null);
    if (event == null) {
      return JobStepResponse.nothingToDo(JobWords.of(job).say("event.unknown", "" + id));
    }
    EventContents contents = events.contents(id);
    job.setJobSize(contents.registrations() + 1);
    job.setState(new Plan(event.title(), contents, false));
    return JobStepResponse.ready(say(job, "event.delete", event.title(), contents));
  }

  @Override
  public JobStepResponse continueJob(JobParameters job, int batchSize) {
    Plan plan = job.state(Plan.class);
    return plan.begun() ? delete(job, plan, batchSize) : begin(job, plan, batchSize);
  }

  private JobStepResponse begin(JobParameters job, Plan plan, int batchSize) {
    JobWords words = JobWords.of(job);
    String keep = words.say("event.keep");
    if (job.answer().filter(keep::equals).isPresent()) {
      return JobStepResponse.done(0, words.say("event.kept", plan.title()));
    }
    EventContents contents = events.contents(event(job));
    if (!contents.equals(plan.told())) {
      job.setJobSize(contents.registrations() + 1);
      job.setState(plan.telling(contents));
      return JobStepResponse.ask(
          say(job, "event.changed", plan.title(), contents), words.say("event.go_on"), keep);
    }
    return delete(job, plan.beginning(), batchSize);
  }

  private JobStepResponse delete(JobParameters job, Plan plan, int batchSize) {
    job.setState(plan);
    int deleted = events.deleteRegistrations(event(job), batchSize);
    if (deleted == batchSize) {
      return JobStepResponse.more(deleted)
          .message(JobWords.of(job).range("event.deleting", job, deleted));
    }
    events.delete(event(job));
    return JobStepResponse.done(deleted + 1, say(job, "event.deleted", plan.title(), plan.told()));
  }

  private static String say(JobParameters job, String key, String title, EventContents contents) {
    return JobWords.of(job)
        .say(key, title, contents.registrations(), contents.answers(), contents.questions());
  }

  private static int event(JobParameters job) {
    return job.parameters(Parameters.class).event();
  }
}
