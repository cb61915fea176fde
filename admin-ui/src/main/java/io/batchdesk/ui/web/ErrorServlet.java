package io.batchdesk.ui.web;

import io.batchdesk.engine.Causes;
import io.batchdesk.engine.Refusal;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.primefaces.csp.CspException;

/** Answers when the server has refused a request or something has thrown; see web.xml. */
@WebServlet("/error")
public class ErrorServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  /** All methods: the error keeps the method of the request that failed. */
  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    answer(request).write(request, response);
  }

  private static ErrorAnswer answer(HttpServletRequest request) {
    if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable error) {
      // Faces and EL wrap what they did not expect.
      return Causes.find(error, CspException.class).isPresent()
          ? ErrorAnswer.of(HttpServletResponse.SC_BAD_REQUEST)
              .saying("The form was not sent by the page that it belongs to; reload the page")
          : ErrorAnswer.to(
              Causes.find(error, Refusal.class).map(Throwable.class::cast).orElse(error));
    }
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    // Without a status somebody has asked for this servlet itself.
    return ErrorAnswer.of(status instanceof Integer code && code >= 400 ? code : 404);
  }
}
