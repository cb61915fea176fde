package io.batchdesk.ui.rest;

import io.batchdesk.engine.JobControl;
import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.JobList;
import io.batchdesk.engine.Jobs;
import io.batchdesk.engine.StartJob;
import io.batchdesk.ui.access.CurrentUser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;

/** Jobs for programs: start, look, control. */
@Path(BatchJobResource.PATH)
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class BatchJobResource {

  static final String PATH = "admin/batch-jobs";

  private static final Set<String> START = Set.of("type", "context", "dry_run");
  private static final Set<String> RESUME = Set.of("answer", "reason");
  private static final Set<String> REASON = Set.of("reason");

  @Inject Jobs jobs;
  @Inject JobList list;
  @Inject JobControl control;
  @Inject CurrentUser user;
  @Inject HttpServletRequest request;

  /** The body's type is looked at by hand: without a body there is none to complain about. */
  @POST
  public Response start(@HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type, InputStream body)
      throws IOException {
    RequestBody asked = RequestBody.read(body, type, START).orElseThrow(RequestBody::empty);
    JobDetails job =
        jobs.start(
            new StartJob(
                asked.requiredText("type"),
                asked.object("context"),
                asked.flag("dry_run"),
                null,
                null),
            user.caller());
    return Response.status(Response.Status.CREATED)
        .header(HttpHeaders.LOCATION, address(job.id()))
        .entity(JobJson.of(job))
        .build();
  }

  /** A page of the jobs that the caller may see; which, and in which order, the query says. */
  @GET
  public String list(@Context UriInfo address) {
    ListQuery asked = ListQuery.of(address.getQueryParameters());
    return JobJson.list(list.find(asked.search(), user.caller()), asked.fields(), asked.search());
  }

  @GET
  @Path("{id}")
  public String find(@PathParam("id") String id) {
    return JobJson.of(jobs.find(id, user.caller()));
  }

  @GET
  @Path("{id}/outputs")
  public String outputs(@PathParam("id") String id) {
    return JobJson.outputs(jobs.find(id, user.caller()), address(id));
  }

  @POST
  @Path("{id}/confirm")
  public String confirm(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
      InputStream body)
      throws IOException {
    return JobJson.of(control.confirm(id, reason(body, type), user.caller()));
  }

  @POST
  @Path("{id}/pause")
  public String pause(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
      InputStream body)
      throws IOException {
    return JobJson.of(control.pause(id, reason(body, type), user.caller()));
  }

  @POST
  @Path("{id}/resume")
  public String resume(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
      InputStream body)
      throws IOException {
    Optional<RequestBody> asked = RequestBody.read(body, type, RESUME);
    String answer = asked.flatMap(given -> given.text("answer")).orElse(null);
    String reason = asked.flatMap(given -> given.text("reason")).orElse(null);
    return JobJson.of(control.resume(id, answer, reason, user.caller()));
  }

  @POST
  @Path("{id}/cancel")
  public String cancel(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
      InputStream body)
      throws IOException {
    return JobJson.of(control.cancel(id, reason(body, type), user.caller()));
  }

  @POST
  @Path("{id}/retry")
  public String retry(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
      InputStream body)
      throws IOException {
    return JobJson.of(control.retry(id, reason(body, type), user.caller()));
  }

  @POST
  @Path("{id}/cleanup")
  public String cleanUp(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
      InputStream body)
      throws IOException {
    return JobJson.of(control.cleanUp(id, reason(body, type), user.caller()));
  }

  /** 204 when the job is gone, 202 with the job when it goes after its cleanup. */
  @DELETE
  @Path("{id}")
  public Response delete(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
      InputStream body)
      throws IOException {
    return control
        .delete(id, reason(body, type), user.caller())
        .map(job -> Response.accepted(JobJson.of(job)).build())
        .orElseGet(() -> Response.noContent().build());
  }

  @GET
  @Path("{id}/events")
  public String events(@PathParam("id") String id) {
    return JobJson.events(jobs.events(id, user.caller()));
  }

  private static String reason(InputStream body, MediaType type) throws IOException {
    return RequestBody.read(body, type, REASON).flatMap(asked -> asked.text("reason")).orElse(null);
  }

  private String address(String id) {
    return "%s/api/%s/%s".formatted(request.getContextPath(), PATH, id);
  }
}
