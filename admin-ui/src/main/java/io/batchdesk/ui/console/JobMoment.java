package io.batchdesk.ui.console;

import io.batchdesk.engine.JobAction;
import io.batchdesk.engine.JobEvent;
import java.time.ZoneId;

/**
 * Something that happened to a job, in words.
 *
 * @param what a status that it came to, or what was asked for
 * @param by who asked for it, or null
 * @param why the reason, or null
 * @param asked whether it was only asked for
 */
public record JobMoment(String icon, String what, String at, String by, String why, boolean asked) {

  /** A confirmation takes effect at once, and the status tells who confirmed. */
  static boolean isNews(JobEvent event) {
    return event.asked() != JobAction.CONFIRM;
  }

  static JobMoment of(JobEvent event, Texts texts, ZoneId zone) {
    boolean asked = event.status() == null;
    String name = asked ? event.asked().name() : event.status().spelling();
    return new JobMoment(
        asked ? "pi pi-user" : StatusIcon.still(name),
        texts.of((asked ? "asked." : "moment.") + name),
        texts.moment(event.at(), zone),
        event.by(),
        event.why(),
        asked);
  }
}
