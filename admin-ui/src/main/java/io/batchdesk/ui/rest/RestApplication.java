package io.batchdesk.ui.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** The REST API. Its classes are named, so that nothing gets in by being found. */
@ApplicationPath("/api")
public class RestApplication extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        ApplicationResource.class,
        AuditResource.class,
        BatchJobResource.class,
        HealthResource.class,
        MetricsResource.class,
        OpenApiResource.class,
        OutputResource.class,
        TokenResource.class,
        TypeResource.class,
        UploadResource.class,
        UserResource.class,
        ErrorMapper.class);
  }

  /** No description of the API for strangers, and no addresses made from the Host header. */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of(
        "jersey.config.server.wadl.disableWadl", true,
        "jersey.config.server.headers.location.relative.resolution.disabled", true);
  }
}
