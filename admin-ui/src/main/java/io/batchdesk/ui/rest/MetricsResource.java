package io.batchdesk.ui.rest;

import io.batchdesk.ui.access.CurrentUser;
import io.batchdesk.ui.web.PublishedFigures;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** The figures for Prometheus and its kin, which sign in with an access token. */
@Path("admin/metrics")
@RequestScoped
public class MetricsResource {

  @Inject PublishedFigures figures;
  @Inject CurrentUser user;

  @GET
  @Produces("text/plain;version=0.0.4;charset=utf-8")
  public String metrics() {
    return figures.text(user.caller());
  }
}
