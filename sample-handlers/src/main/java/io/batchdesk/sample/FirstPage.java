package io.batchdesk.sample;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Leads from the application's root to the contacts. */
@WebServlet("")
public class FirstPage extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_FOUND);
    // Not sendRedirect: the server would make it absolute with the Host header, whoever wrote that.
    response.setHeader("Location", request.getContextPath() + "/contacts");
  }
}
