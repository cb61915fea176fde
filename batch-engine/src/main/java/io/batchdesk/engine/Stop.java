package io.batchdesk.engine;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/** A stop that was asked for and has not taken effect: which, who asked, when and why. */
@Embeddable
class Stop {

  @Enumerated(EnumType.STRING)
  @Column(name = "stop_request")
  StopRequest request;

  @Column(name = "stop_asked_by")
  String askedBy;

  @Column(name = "stop_asked_at")
  Instant askedAt;

  @Column(name = "stop_reason")
  String reason;

  protected Stop() {}

  Stop(StopRequest request, JobChange.Request by) {
    this.request = request;
    this.askedBy = by.by();
    this.askedAt = by.at();
    this.reason = by.why();
  }

  JobChange.Request by() {
    return new JobChange.Request(askedBy, askedAt, reason);
  }
}
