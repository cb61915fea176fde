package io.batchdesk.ui.rest;

import io.batchdesk.engine.Json;
import io.batchdesk.engine.RepeatableRequests.Repeated;
import io.batchdesk.engine.UserAccounts;
import io.batchdesk.engine.UserChange;
import io.batchdesk.engine.UserDetails;
import io.batchdesk.ui.access.CurrentUser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
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
import java.util.TreeSet;

/** Users, for admins. */
@Path("admin/users")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class UserResource {

  private static final Set<String> CREATE =
      Set.of("name", "password", "roles", "disabled", "must_change_password");
  private static final Set<String> CHANGE =
      Set.of("password", "roles", "disabled", "must_change_password");

  @Inject UserAccounts users;
  @Inject ClientRequest client;
  @Inject CurrentUser user;

  @GET
  public String list() {
    return Json.write(
        Map.of("users", users.all(user.caller()).stream().map(UserResource::shape).toList()));
  }

  @GET
  @Path("{name}")
  public String find(@PathParam("name") String name) {
    return one(users.find(name, user.caller()));
  }

  @POST
  public Response create() {
    RequestBody asked = client.body(CREATE).orElseThrow(RequestBody::empty);
    asked.requiredText("password");
    String name = asked.requiredText("name");
    UserDetails made =
        client.once(() -> users.create(name, change(asked), user.caller()), new OfUser());
    return Response.status(Response.Status.CREATED).entity(one(made)).build();
  }

  @POST
  @Path("{name}")
  public String change(@PathParam("name") String name) {
    RequestBody asked = client.body(CHANGE).orElseThrow(RequestBody::empty);
    return one(client.once(() -> users.change(name, change(asked), user.caller()), new OfUser()));
  }

  private final class OfUser implements Repeated<UserDetails> {

    @Override
    public String subject(UserDetails done) {
      return done.name();
    }

    @Override
    public UserDetails again(String name) {
      return users.find(name, user.caller());
    }
  }

  private static UserChange change(RequestBody asked) {
    return new UserChange(
        asked.texts("roles").orElse(null),
        asked.optionalFlag("disabled").orElse(null),
        asked.text("password").orElse(null),
        asked.optionalFlag("must_change_password").orElse(null));
  }

  private static String one(UserDetails details) {
    return Json.write(Map.of("user", shape(details)));
  }

  private static Map<String, Object> shape(UserDetails details) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("name", details.name());
    shape.put("roles", new TreeSet<>(details.roles()));
    shape.put("disabled", details.disabled());
    shape.put("must_change_password", details.mustChangePassword());
    shape.put("created_at", details.createdAt());
    return shape;
  }
}
