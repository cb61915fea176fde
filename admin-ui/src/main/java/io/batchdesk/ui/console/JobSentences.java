package io.batchdesk.ui.console;

import io.batchdesk.engine.JobAction;
import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.JobStatus;
import io.batchdesk.engine.StopRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** What a person reads about a job: what was asked and what was done are told apart. */
final class JobSentences {

  private static final int SECONDS_OF_A_MINUTE = 60;
  private static final int MINUTES_OF_AN_HOUR = 60;
  private static final int SECONDS_OF_AN_HOUR = 3600;
  private static final int HOURS_OF_A_DAY = 24;
  private static final int SLOW = 10;

  private final Texts texts;

  JobSentences(Texts texts) {
    this.texts = texts;
  }

  /** One or two words, for a list. */
  String word(JobDetails job) {
    return texts.of("word." + standing(job));
  }

  /**
   * A full sentence, for the job's own page; null if the word says it all. It does not change from
   * tick to tick.
   */
  String status(JobDetails job) {
    String standing = standing(job);
    return switch (standing) {
      case "waits" -> wait(job);
      case "failed" -> job.error().message();
      case "completed" -> job.sentence();
      default -> texts.has("status." + standing) ? texts.of("status." + standing) : null;
    };
  }

  /** What will happen if somebody confirms it, in the handler's words; null if it said nothing. */
  static String preview(JobDetails job) {
    return standing(job).equals("pre_processed") ? job.rows().preview() : null;
  }

  private String wait(JobDetails job) {
    return switch (job.waiting().reason()) {
      case APPLICATION ->
          job.application() == null
              ? texts.of("status.waits.unknown", job.type())
              : texts.of("status.waits", job.application());
      case STORE -> job.waiting().text();
      case TURN -> texts.of("status.waits.turn");
      case HANGS -> texts.of("status.waits.hangs", job.waiting().text());
    };
  }

  /** What to do with a failed job; null for any other. */
  String advice(JobDetails job) {
    return job.actions().contains(JobAction.RETRY) && job.error().field() == null
        ? texts.of("job.failed.hint")
        : null;
  }

  /** The key of its icon and words: a status, or what a person would rather know. */
  static String standing(JobDetails job) {
    if (job.asked() != null) {
      return job.asked() == StopRequest.PAUSE ? "pausing" : "canceling";
    }
    if (job.deleteAskedAt() != null) {
      return "deleting";
    }
    if (job.waiting() != null) {
      return "waits";
    }
    if (job.publishing() && job.status() == JobStatus.PROCESSING) {
      return "publishing";
    }
    return job.question() != null && job.status() == JobStatus.PAUSED
        ? "asks"
        : job.status().spelling();
  }

  /** What was done of what: {@code 12,345 of 100,000}. */
  String units(JobDetails job) {
    String done = texts.number(job.unitsProcessed());
    return job.jobSize() == null
        ? texts.of("units.open", done)
        : texts.of("units.of", done, texts.number(job.jobSize()));
  }

  /** What there is by now that would be lost; null if that is nothing. */
  String lost(JobDetails job) {
    if (job.downloadable() && !job.outputs().isEmpty()) {
      return texts.of("confirm.lost.files", job.outputs().size());
    }
    return job.status().ended() || job.jobSize() == null && job.unitsProcessed() == 0
        ? null
        : texts.of(
            "confirm.lost.done",
            job.jobSize() == null ? texts.number(job.unitsProcessed()) : units(job));
  }

  /** The title of the browser's tab. */
  String tab(JobDetails job) {
    boolean moving = job.status().active() && job.percent() != null && job.asked() == null;
    return (moving ? texts.of("percent", job.percent()) : word(job)) + " · " + job.title();
  }

  /** Why nothing happens at this moment; null if something does. */
  String waiting(JobDetails job, Instant now) {
    if (!job.status().active() || job.attempts() == 0) {
      return null;
    }
    int next = job.attempts() + 1;
    return job.dueAt() == null || !job.dueAt().isAfter(now)
        ? texts.of("attempt.now", next)
        : texts.of("attempt.follows", next, duration(Duration.between(now, job.dueAt())));
  }

  /** That the job survived the death of its engine; null if it did not have to. */
  String interruptions(JobDetails job) {
    if (job.interruptions() == 0) {
      return null;
    }
    String times = texts.of("interrupted", job.interruptions());
    String where =
        job.interruptedPercent() == null
            ? ""
            : " " + texts.of("interrupted.at", job.interruptedPercent());
    String after =
        job.interruptedMillis() == null
            ? ""
            : texts.of("interrupted.after", duration(Duration.ofMillis(job.interruptedMillis())));
    return times + where + after;
  }

  /** {@code 42 %}. */
  String percent(int percent) {
    return texts.of("percent", percent);
  }

  /** How fast: {@code 1,240/s}, {@code 3.5/s}, {@code 12/min}. */
  String rate(double perSecond) {
    if (perSecond * SECONDS_OF_A_MINUTE < SLOW) {
      return texts.of("rate.minute", Math.round(perSecond * SECONDS_OF_A_MINUTE));
    }
    return texts.of(
        "rate.second",
        perSecond < SLOW ? Math.round(perSecond * 10) / 10.0 : Math.round(perSecond));
  }

  /** How long it may take; null if that cannot be told. */
  String left(Forecast forecast) {
    if (forecast.least() == null) {
      return null;
    }
    String least = roughly(forecast.least());
    String most = roughly(forecast.most());
    return least.equals(most) ? texts.of("left.about", most) : texts.of("left.range", least, most);
  }

  /** How long it has been working. */
  String elapsed(Duration duration) {
    return texts.of("elapsed", duration(duration));
  }

  /** The time of a day. */
  String time(Instant at, ZoneId zone) {
    return texts.time(at, zone);
  }

  /** The picture of its speed, for those who do not see it. */
  String chart(double now, double highest) {
    return texts.of("chart.words", rate(now), rate(highest));
  }

  /** In steps that a forecast is good for: 5 seconds, a minute, 5 minutes. */
  private String roughly(Duration duration) {
    long seconds = Math.max(1, duration.toSeconds());
    long step = seconds < 2 * SECONDS_OF_A_MINUTE ? 5 : seconds < SECONDS_OF_AN_HOUR ? 60 : 300;
    return duration(Duration.ofSeconds((seconds + step - 1) / step * step));
  }

  /** Rounded up, so that it never says 0 s of something to wait for: {@code 8 s}, {@code 2 min}. */
  String duration(Duration duration) {
    long seconds = Math.max(1, (duration.toMillis() + 999) / 1000);
    if (seconds < 2 * SECONDS_OF_A_MINUTE) {
      return texts.of("seconds", seconds);
    }
    long minutes = (seconds + SECONDS_OF_A_MINUTE - 1) / SECONDS_OF_A_MINUTE;
    if (minutes < 2 * MINUTES_OF_AN_HOUR) {
      return texts.of("minutes", minutes);
    }
    long hours = minutes / MINUTES_OF_AN_HOUR;
    return hours < 2 * HOURS_OF_A_DAY
        ? texts.of("hours", hours, minutes % MINUTES_OF_AN_HOUR)
        : texts.of("days", hours / HOURS_OF_A_DAY, hours % HOURS_OF_A_DAY);
  }
}
