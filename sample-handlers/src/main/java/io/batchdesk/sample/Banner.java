package io.batchdesk.sample;

import io.batchdesk.JobLinks.FinishedJob;
import java.io.Serializable;

/** What the job has done that a person comes back from. */
public record Banner(String sentence, String link) implements Serializable {

  static Banner of(FinishedJob job) {
    String size = Words.english().size(job.outputBytes());
    return new Banner(
        job.outputBytes() == 0 ? job.sentence() : job.sentence() + " (" + size + ")", job.link());
  }
}
