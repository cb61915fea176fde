package io.batchdesk.engine;

import com.github.f4b6a3.ulid.UlidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Something that somebody did or was refused; never changed. */
@Entity
@Table(name = "batch_audit")
class BatchAudit {

  /** Later ones sort behind earlier ones. */
  @Id String id;

  Instant at;

  @Column(name = "user_name")
  String userName;

  String address;
  String action;
  String subject;

  @Column(name = "job_type")
  String jobType;

  String result;

  protected BatchAudit() {}

  BatchAudit(String userName, String address, String action, Instant at) {
    this.id = "audit_" + UlidCreator.getMonotonicUlid(at.toEpochMilli());
    this.at = at;
    this.userName = shown(userName);
    this.address = shown(address);
    this.action = action;
  }

  /** What it was about, if anything is known of it; a client's text is not trusted. */
  void about(AuditSubject of) {
    subject = shown(of.auditSubject());
    jobType = shown(of.auditType());
  }

  private static String shown(String text) {
    return text == null ? null : Text.echo(text);
  }
}
