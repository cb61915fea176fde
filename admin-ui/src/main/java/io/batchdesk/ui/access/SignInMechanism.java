package io.batchdesk.ui.access;

import io.batchdesk.ui.web.ErrorAnswer;
import io.batchdesk.ui.web.Requests;
import io.batchdesk.ui.web.SecurityHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Who may pass. The server asks here before anything else of the application runs, for each request
 * anew: nothing is remembered in the server's session.
 */
@ApplicationScoped
public class SignInMechanism implements HttpAuthenticationMechanism {

  /** The one role that the server knows; what a user may do is decided by the engine. */
  static final Set<String> ROLE = Set.of("user");

  private static final String RESPONSE = SignInMechanism.class.getName() + ".response";

  private static final Set<String> PAGE_METHODS = Set.of("GET", "HEAD", "POST");
  private static final Set<String> API_METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  @Inject ApiSignIn api;
  @Inject PageSignIn pages;

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
      throws AuthenticationException {
    SecurityHeaders.apply(request, response);
    request.setAttribute(RESPONSE, response);
    try {
      boolean isApi = Requests.isApi(request);
      if (!isApi) {
        // Before anything reads a parameter. By hand, because the descriptor's setting is written
        // into the Content-Type of each request, that of an uploaded file, too.
        request.setCharacterEncoding(StandardCharsets.UTF_8.name());
      }
      if (!(isApi ? API_METHODS : PAGE_METHODS).contains(request.getMethod())) {
        return refuse(ErrorAnswer.of(HttpServletResponse.SC_METHOD_NOT_ALLOWED), context);
      }
      if (!isApi && Requests.lacksBoundary(request)) {
        return refuse(ErrorAnswer.of(HttpServletResponse.SC_BAD_REQUEST), context);
      }
      return isApi
          ? api.validate(request, response, context)
          : pages.validate(request, response, context);
    } catch (IOException e) {
      throw new AuthenticationException("The client went away", e);
    } catch (RuntimeException e) {
      return refuse(ErrorAnswer.to(e), context);
    }
  }

  /** Answers, and lets nothing behind run. */
  static AuthenticationStatus refuse(ErrorAnswer answer, HttpMessageContext context) {
    try {
      answer.write(context.getRequest(), context.getResponse());
    } catch (IOException e) {
      // The client went away.
    }
    return AuthenticationStatus.SEND_CONTINUE;
  }

  /** The response of a request, for setting cookies. */
  static HttpServletResponse response(HttpServletRequest request) {
    return (HttpServletResponse) request.getAttribute(RESPONSE);
  }
}
