package io.batchdesk.ui.rest;

import io.batchdesk.engine.FailedRows;
import io.batchdesk.engine.JobControl;
import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.JobList;
import io.batchdesk.engine.Jobs;
import io.batchdesk.engine.RowFindings;
import io.batchdesk.engine.SignIns;
import io.batchdesk.engine.StartJob;
import io.batchdesk.ui.access.CurrentUser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;

/** Jobs for programs: start, look, control. */
@Path(BatchJobResource.PATH)
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class BatchJobResource {

  static final String PATH = "admin/batch-jobs";

  private static final Set<String> START = Set.of("type", "context", "dry_run", "repeats");
  private static final Set<String> RESUME = Set.of("answer", "reason");

  @Inject Jobs jobs;
  @Inject JobList list;
  @Inject JobControl control;
  @Inject RowFindings rows;
  @Inject FailedRows failedRows;
  @Inject SignIns signIns;
  @Inject ClientRequest client;
  @Inject CurrentUser user;
  @Inject HttpServletRequest request;

  @POST
  public Response start() {
    RequestBody asked = client.body(START).orElseThrow(RequestBody::empty);
    StartJob wanted =
        new StartJob(
            asked.requiredText("type"),
            asked.object("context"),
            asked.flag("dry_run"),
            null,
            null,
            asked.text("repeats").orElse(null));
    return started(wanted);
  }

  /** The same once more, with the rows that the job has refused. */
  @POST
  @Path("{id}/start-again")
  public Response startAgain(@PathParam("id") String id) {
    client.body(Set.of());
    return started(failedRows.again(id, user.caller()));
  }

  private Response started(StartJob wanted) {
    JobDetails job = client.once(() -> jobs.start(wanted, user.caller()));
    return Response.status(Response.Status.CREATED)
        .header(HttpHeaders.LOCATION, address(job.id()))
        .entity(JobJson.of(job))
        .build();
  }

  /** A page of the jobs that the caller may see; which, and in which order, the query says. */
  @GET
  public String list() {
    ListQuery asked = ListQuery.of(QueryString.read(request.getQueryString()));
    return JobJson.list(list.find(asked.search(), user.caller()), asked.fields(), asked.search());
  }

  /** Whoever follows a job on a page of their own must not be signed out meanwhile, either. */
  @GET
  @Path("{id}")
  public Response find(@PathParam("id") String id, @Context HttpHeaders headers) {
    JobDetails job = jobs.find(id, user.caller());
    if (user.token() != null) {
      signIns.follow(user.token(), job);
    }
    return Polled.of(job, headers);
  }

  @GET
  @Path("{id}/outputs")
  public String outputs(@PathParam("id") String id) {
    return JobJson.outputs(jobs.find(id, user.caller()), address(id));
  }

  @POST
  @Path("{id}/confirm")
  public String confirm(@PathParam("id") String id) {
    String reason = client.reason();
    return JobJson.of(client.once(() -> control.confirm(id, reason, user.caller())));
  }

  @POST
  @Path("{id}/pause")
  public String pause(@PathParam("id") String id) {
    String reason = client.reason();
    return JobJson.of(client.once(() -> control.pause(id, reason, user.caller())));
  }

  @POST
  @Path("{id}/resume")
  public String resume(@PathParam("id") String id) {
    Optional<RequestBody> asked = client.body(RESUME);
    String answer = asked.flatMap(given -> given.text("answer")).orElse(null);
    String reason = asked.flatMap(given -> given.text("reason")).orElse(null);
    return JobJson.of(client.once(() -> control.resume(id, answer, reason, user.caller())));
  }

  @POST
  @Path("{id}/cancel")
  public String cancel(@PathParam("id") String id) {
    String reason = client.reason();
    return JobJson.of(client.once(() -> control.cancel(id, reason, user.caller())));
  }

  @POST
  @Path("{id}/retry")
  public String retry(@PathParam("id") String id) {
    String reason = client.reason();
    return JobJson.of(client.once(() -> control.retry(id, reason, user.caller())));
  }

  @POST
  @Path("{id}/cleanup")
  public String cleanUp(@PathParam("id") String id) {
    String reason = client.reason();
    return JobJson.of(client.once(() -> control.cleanUp(id, reason, user.caller())));
  }

  /** 204 when the job is gone, 202 with the job when it goes after its cleanup. */
  @DELETE
  @Path("{id}")
  public Response delete(@PathParam("id") String id) {
    return control
        .delete(id, client.reason(), user.caller())
        .map(job -> Response.accepted(JobJson.of(job)).build())
        .orElseGet(() -> Response.noContent().build());
  }

  @GET
  @Path("{id}/events")
  public String events(@PathParam("id") String id) {
    return JobJson.events(jobs.events(id, user.caller()));
  }

  @GET
  @Path("{id}/row-errors")
  public String rowErrors(@PathParam("id") String id) {
    RowQuery asked = RowQuery.of(QueryString.read(request.getQueryString()));
    return JobJson.rowErrors(rows.errors(id, asked.offset(), asked.limit(), user.caller()), asked);
  }

  @GET
  @Path("{id}/differences")
  public String differences(@PathParam("id") String id) {
    RowQuery asked = RowQuery.of(QueryString.read(request.getQueryString()));
    return JobJson.differences(
        rows.differences(id, asked.offset(), asked.limit(), user.caller()), asked);
  }

  private String address(String id) {
    return "%s/api/%s/%s".formatted(request.getContextPath(), PATH, id);
  }
}
