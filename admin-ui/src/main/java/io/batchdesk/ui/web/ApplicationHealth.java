package io.batchdesk.ui.web;

import io.batchdesk.engine.Readiness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Whether the applications that this node was started with can work. */
@org.eclipse.microprofile.health.Readiness
@ApplicationScoped
public class ApplicationHealth implements HealthCheck {

  @Inject Readiness readiness;

  @Inject
  @ConfigProperty(name = "batchdesk.expected-applications")
  Optional<String> expected;

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("applications");
    Map<String, String> problems = readiness.problems(names());
    problems.forEach(answer::withData);
    return answer.status(problems.isEmpty()).build();
  }

  private Set<String> names() {
    return Arrays.stream(expected.orElse("").split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toSet());
  }
}
