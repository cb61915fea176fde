package io.batchdesk.ui.web;

import io.batchdesk.engine.Readiness;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells probes whether the process lives, and whether everything it needs is there; no details. */
@WebServlet({HealthServlet.LIVE, HealthServlet.READY})
public class HealthServlet extends HttpServlet {

  static final String LIVE = "/health/live";
  static final String READY = "/health/ready";

  private static final long serialVersionUID = 1L;
  private static final System.Logger LOG = System.getLogger(HealthServlet.class.getName());

  @Inject transient Readiness readiness;

  @Inject
  @ConfigProperty(name = "batchdesk.expected-applications")
  transient Optional<String> expected;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean up = request.getServletPath().equals(LIVE) || ready();
    response.setStatus(up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setContentType("application/json");
    response.getOutputStream().print(up ? "{\"status\":\"UP\"}" : "{\"status\":\"DOWN\"}");
  }

  private boolean ready() {
    try {
      Set<String> missing = readiness.missing(names());
      if (!missing.isEmpty()) {
        LOG.log(Level.DEBUG, "Not ready: {0} not there", missing);
      }
      return missing.isEmpty();
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "Not ready: the database does not answer", e);
      return false;
    }
  }

  private Set<String> names() {
    return Arrays.stream(expected.orElse("").split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toSet());
  }
}
