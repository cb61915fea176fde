package io.batchdesk.ui.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;

/** What this API is, as OpenAPI: written by hand, and compared with the real answers by a test. */
@Path("admin/openapi")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class OpenApiResource {

  @GET
  public InputStream description() {
    return OpenApiResource.class.getResourceAsStream("openapi.json");
  }
}
