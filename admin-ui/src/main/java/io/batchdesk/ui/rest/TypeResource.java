package io.batchdesk.ui.rest;

import io.batchdesk.Template;
import io.batchdesk.engine.JobTypes;
import io.batchdesk.engine.Json;
import io.batchdesk.engine.Refusal;
import io.batchdesk.engine.TypeDetails;
import io.batchdesk.ui.access.CurrentUser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** Job types with their parameters, as JSON Schema. */
@Path("admin/types")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TypeResource {

  @Inject JobTypes types;
  @Inject CurrentUser user;

  /** Those that the caller may start. */
  @GET
  public String list() {
    return Json.write(
        Map.of(
            "types",
            types.all(user.caller()).stream()
                .filter(TypeDetails::mayStart)
                .map(TypeResource::shape)
                .toList()));
  }

  @GET
  @Path("{type}")
  public String find(@PathParam("type") String name) {
    TypeDetails type = known(name);
    if (!type.mayStart()) {
      throw new NotFoundException();
    }
    return Json.write(Map.of("type", shape(type)));
  }

  private TypeDetails known(String name) {
    try {
      return types.find(name, user.caller());
    } catch (Refusal e) {
      throw new NotFoundException(e);
    }
  }

  /** The file to begin with for an upload. */
  @GET
  @Path("{type}/templates/{parameter}")
  @Produces(MediaType.WILDCARD)
  public Response template(
      @PathParam("type") String type, @PathParam("parameter") String parameter) {
    Template template = types.template(type, parameter, user.caller());
    return Response.ok(template.bytes())
        .header(HttpHeaders.CONTENT_TYPE, template.mediaType())
        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment(template.name()))
        .build();
  }

  private static Map<String, Object> shape(TypeDetails type) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("type", type.type());
    shape.put("application", type.application());
    shape.put("title", type.title());
    shape.put("description", type.description());
    shape.put("live", type.live());
    shape.put("context_schema", type.parameters().jsonSchema());
    return shape;
  }
}
