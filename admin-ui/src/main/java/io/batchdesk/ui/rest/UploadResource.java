package io.batchdesk.ui.rest;

import io.batchdesk.engine.Json;
import io.batchdesk.engine.Refusal;
import io.batchdesk.engine.UploadDetails;
import io.batchdesk.engine.Uploads;
import io.batchdesk.ui.access.CurrentUser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Files for jobs: uploaded first, then named in the context of the job. */
@Path("admin/uploads")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class UploadResource {

  private static final String NAME = "name";

  @Inject Uploads uploads;
  @Inject ClientRequest client;
  @Inject CurrentUser user;
  @Inject HttpServletRequest request;

  /** The body is the file, as it is. */
  @POST
  public Response upload() throws IOException {
    // What was sent, and not what the server adds about the encoding.
    String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    if (type != null && MediaType.MULTIPART_FORM_DATA_TYPE.isCompatible(MediaType.valueOf(type))) {
      // A form is not taken apart, and must not become the file.
      throw new NotSupportedException();
    }
    UploadDetails upload =
        uploads.store(
            name(),
            type == null ? MediaType.APPLICATION_OCTET_STREAM : type,
            client.file(),
            client::ofFile,
            user.caller());
    return Response.status(Response.Status.CREATED).entity(one(upload)).build();
  }

  /** What the query says is all that it may say. */
  private String name() {
    Map<String, List<String>> query = QueryString.read(request.getQueryString());
    for (String given : query.keySet()) {
      if (!given.equals(NAME)) {
        throw QueryValue.unknown(given, NAME);
      }
    }
    if (query.isEmpty()) {
      throw new Refusal(
          Refusal.Kind.INVALID, "required", NAME, "Give the file's name as ?name=contacts.csv");
    }
    return QueryValue.one(NAME, query.get(NAME));
  }

  @GET
  public String list() {
    return Json.write(
        Map.of("uploads", uploads.all(user.caller()).stream().map(UploadResource::shape).toList()));
  }

  @GET
  @Path("{id}")
  public String find(@PathParam("id") String id) {
    return one(uploads.find(id, user.caller()));
  }

  @DELETE
  @Path("{id}")
  public void delete(@PathParam("id") String id) {
    uploads.delete(id, user.caller());
  }

  private static String one(UploadDetails upload) {
    return Json.write(Map.of("upload", shape(upload)));
  }

  private static Map<String, Object> shape(UploadDetails upload) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("id", upload.id());
    shape.put("name", upload.name());
    shape.put("size", upload.size());
    shape.put("sha256", upload.sha256());
    shape.put("media_type", upload.mediaType());
    shape.put("user", upload.user());
    shape.put("created_at", upload.createdAt());
    shape.put("expires_at", upload.expiresAt());
    return shape;
  }
}
