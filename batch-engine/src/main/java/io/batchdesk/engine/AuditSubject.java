package io.batchdesk.engine;

/** What an action is about, for the audit. */
interface AuditSubject {

  /** The job, token or user; null if there is none yet. */
  String auditSubject();

  /** The job type; null if it is about no job, or only its id is known. */
  default String auditType() {
    return null;
  }
}
