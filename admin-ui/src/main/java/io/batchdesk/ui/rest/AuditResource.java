package io.batchdesk.ui.rest;

import io.batchdesk.engine.Audit;
import io.batchdesk.engine.AuditEntry;
import io.batchdesk.engine.Json;
import io.batchdesk.ui.access.CurrentUser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who did what, for admins. */
@Path("admin/audit")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {

  @Inject Audit audit;
  @Inject CurrentUser user;

  /** Newest first; the next page is asked for with the last id as {@code before}. */
  @GET
  public String list(@Context HttpServletRequest request) {
    return Json.write(
        Map.of(
            "audit_entries",
            audit
                .find(AuditQuery.of(QueryString.read(request.getQueryString())), user.caller())
                .stream()
                .map(AuditResource::shape)
                .toList()));
  }

  private static Map<String, Object> shape(AuditEntry entry) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("id", entry.id());
    shape.put("at", entry.at());
    shape.put("user", entry.user());
    shape.put("address", entry.address());
    shape.put("action", entry.action());
    shape.put("subject", entry.subject());
    shape.put("type", entry.type());
    shape.put("result", entry.result());
    return shape;
  }
}
