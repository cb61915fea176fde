package io.batchdesk.ui.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells probes whether the process lives, and whether everything it needs is there; no details. */
@WebServlet({HealthServlet.LIVE, HealthServlet.READY})
public class HealthServlet extends HttpServlet {

  static final String LIVE = "/health/live";
  static final String READY = "/health/ready";

  private static final long serialVersionUID = 1L;

  @Inject transient Health health;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean up = request.getServletPath().equals(LIVE) || Health.up(health.ask());
    response.setStatus(up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setContentType("application/json");
    response.getOutputStream().print(up ? "{\"status\":\"UP\"}" : "{\"status\":\"DOWN\"}");
  }
}
