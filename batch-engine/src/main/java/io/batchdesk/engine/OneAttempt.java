package io.batchdesk.engine;

import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;

/**
 * Tells EclipseLink to try once: while the database is gone it would try three times, five seconds
 * apart, and a request has to be turned away sooner. Public, because EclipseLink makes it by its
 * name.
 */
public final class OneAttempt implements SessionCustomizer {

  @Override
  public void customize(Session session) {
    session.getLogin().setQueryRetryAttemptCount(0);
  }
}
