package io.batchdesk.ui.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

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
      return ErrorAnswer.to(root(error));
    }
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    // Without a status somebody has asked for this servlet itself.
    return ErrorAnswer.of(status instanceof Integer code && code >= 400 ? code : 404);
  }

  /** A refusal may be wrapped by Faces or EL. */
  private static Throwable root(Throwable error) {
    Throwable cause = error;
    while (cause != null && !(cause instanceof io.batchdesk.engine.Refusal)) {
      cause = cause.getCause();
    }
    return cause == null ? error : cause;
  }
}
