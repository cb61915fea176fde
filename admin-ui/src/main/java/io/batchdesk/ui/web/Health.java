package io.batchdesk.ui.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;

/** Asks the checks of MicroProfile Health: the server's own page would answer strangers, too. */
@ApplicationScoped
public class Health {

  private static final System.Logger LOG = System.getLogger(Health.class.getName());

  @Inject @Readiness Instance<HealthCheck> checks;

  /** The answers of all checks; one that throws is down. */
  public List<HealthCheckResponse> ask() {
    List<HealthCheckResponse> answers = new ArrayList<>();
    for (HealthCheck check : checks) {
      answers.add(ask(check));
    }
    return answers;
  }

  private static HealthCheckResponse ask(HealthCheck check) {
    try {
      return check.call();
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "A health check could not be asked", e);
      return HealthCheckResponse.named(name(check))
          .down()
          .withData("reason", "It could not be asked; the log of the server says why")
          .build();
    }
  }

  /** A proxy's class is named after the bean's. */
  private static String name(HealthCheck check) {
    return check.getClass().getSimpleName().replaceFirst("[^A-Za-z].*", "");
  }

  static boolean up(List<HealthCheckResponse> answers) {
    return answers.stream().allMatch(answer -> answer.getStatus() == Status.UP);
  }

  /** As MicroProfile Health writes it, with the reasons. */
  public static Map<String, Object> shape(List<HealthCheckResponse> answers) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("status", up(answers) ? Status.UP : Status.DOWN);
    shape.put(
        "checks",
        answers.stream()
            .map(
                answer -> {
                  Map<String, Object> check = new LinkedHashMap<>();
                  check.put("name", answer.getName());
                  check.put("status", answer.getStatus());
                  check.put("data", answer.getData().orElse(Map.of()));
                  return check;
                })
            .toList());
    return shape;
  }
}
