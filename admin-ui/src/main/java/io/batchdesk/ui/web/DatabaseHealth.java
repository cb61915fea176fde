package io.batchdesk.ui.web;

import io.batchdesk.engine.Readiness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Whether the database answers. */
@org.eclipse.microprofile.health.Readiness
@ApplicationScoped
public class DatabaseHealth implements HealthCheck {

  @Inject Readiness readiness;

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("database");
    return readiness.databaseAnswers()
        ? answer.up().build()
        : answer.down().withData("reason", "The database does not answer").build();
  }
}
