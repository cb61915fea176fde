package io.batchdesk.ui.rest;

import io.batchdesk.engine.ApplicationDetails;
import io.batchdesk.engine.Applications;
import io.batchdesk.engine.Json;
import io.batchdesk.ui.access.CurrentUser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The applications that run jobs, on all nodes. */
@Path("admin/applications")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ApplicationResource {

  @Inject Applications applications;
  @Inject CurrentUser user;

  @GET
  public String list() {
    return Json.write(
        Map.of(
            "applications",
            applications.all(user.caller()).stream().map(ApplicationResource::shape).toList()));
  }

  private static Map<String, Object> shape(ApplicationDetails application) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("name", application.name());
    shape.put("node", application.node());
    shape.put("deployed_as", application.deployedAs());
    shape.put("engine_version", application.engineVersion());
    shape.put("live", application.live());
    shape.put("started_at", application.startedAt());
    shape.put("last_seen_at", application.lastSeenAt());
    shape.put("threads", application.threads());
    shape.put("threads_busy", application.threadsBusy());
    shape.put("threads_lost", application.threadsLost());
    shape.put("problem", application.problem(Locale.ENGLISH));
    shape.put("types", application.types());
    return shape;
  }
}
