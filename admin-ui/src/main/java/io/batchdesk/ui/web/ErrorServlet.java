package io.batchdesk.ui.web;

import io.batchdesk.engine.Causes;
import io.batchdesk.engine.Refusal;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
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
      Optional<Refusal> refusal = Causes.find(error, Refusal.class);
      if (refusal.isPresent()) {
        ErrorAnswer answer = ErrorAnswer.to(refusal.get());
        return Requests.isApi(request)
            ? answer
            : answer.saying(refusal.get().message(ErrorTexts.of(request).locale()));
      }
      return Causes.find(error, CspException.class).isPresent()
          ? new ErrorAnswer(
              HttpServletResponse.SC_BAD_REQUEST,
              "foreign_form",
              "The form was not sent by the page that it belongs to; reload the page")
          : ErrorAnswer.to(error);
    }
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    // Without a status somebody has asked for this servlet itself.
    return ErrorAnswer.of(status instanceof Integer code && code >= 400 ? code : 404);
  }
}
