package io.batchdesk.ui.rest;

import io.batchdesk.engine.Json;
import io.batchdesk.ui.web.Health;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Why this node is not ready, for those who are signed in; probes ask {@code /health/ready}. */
@Path("admin/health")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {

  @Inject Health health;

  @GET
  public String health() {
    return Json.write(Health.shape(health.ask()));
  }
}
