package io.batchdesk.ui.rest;

import io.batchdesk.engine.Json;
import io.batchdesk.engine.Refusal;
import io.batchdesk.engine.RepeatableRequests.Repeated;
import io.batchdesk.engine.TokenDetails;
import io.batchdesk.engine.Tokens;
import io.batchdesk.ui.access.CurrentUser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Access tokens of the caller. */
@Path("admin/tokens")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {

  private static final Set<String> CREATE = Set.of("title", "expires_in_days");

  @Inject Tokens tokens;
  @Inject ClientRequest client;
  @Inject CurrentUser user;

  /** The only answer that shows the token itself. */
  @POST
  public Response create() {
    requirePassword();
    RequestBody asked = client.body(CREATE).orElseThrow(RequestBody::empty);
    String title = asked.requiredText("title");
    int days = asked.requiredNumber("expires_in_days");
    Tokens.NewToken made =
        client.once(() -> tokens.create(title, days, user.caller()), new OfToken());
    Map<String, Object> shape = shape(made.details());
    shape.put("token", made.secret());
    return Response.status(Response.Status.CREATED)
        .entity(Json.write(Map.of("access_token", shape)))
        .build();
  }

  /** Its secret is not stored, so it cannot be told a second time. */
  private static final class OfToken implements Repeated<Tokens.NewToken> {

    @Override
    public String subject(Tokens.NewToken done) {
      return done.details().id();
    }

    @Override
    public Tokens.NewToken again(String id) {
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          "shown_once",
          "Idempotency-Key",
          "This request has made the token %s, which is shown only once; revoke it and make another one under a new key"
              .formatted(id));
    }
  }

  /** A token that fell into wrong hands must not make others that outlive it. */
  private void requirePassword() {
    if (user.withAccessToken()) {
      throw new Refusal(
          Refusal.Kind.FORBIDDEN,
          "password_required",
          null,
          "An access token cannot make another one; sign in with a name and a password");
    }
  }

  @GET
  public String list() {
    return Json.write(
        Map.of(
            "access_tokens", tokens.of(user.caller()).stream().map(TokenResource::shape).toList()));
  }

  @DELETE
  @Path("{id}")
  public void revoke(@PathParam("id") String id) {
    tokens.revoke(id, user.caller());
  }

  private static Map<String, Object> shape(TokenDetails token) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("id", token.id());
    shape.put("title", token.title());
    shape.put("user", token.user());
    shape.put("created_at", token.createdAt());
    shape.put("expires_at", token.expiresAt());
    shape.put("last_used_at", token.lastUsedAt());
    return shape;
  }
}
