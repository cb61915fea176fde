package io.batchdesk.ui.access;

import static io.batchdesk.ui.access.SignInMechanism.refuse;

import io.batchdesk.engine.SignIns;
import io.batchdesk.engine.Tokens;
import io.batchdesk.ui.web.ErrorAnswer;
import io.batchdesk.ui.web.Requests;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sign-in for programs: an access token, HTTP Basic, or the cookie of a browser's sign-in. */
@ApplicationScoped
class ApiSignIn {

  private static final String BY_SCRIPT = "X-Requested-With";
  private static final String DOWNLOAD = "/download";
  private static final Pattern JOB = Pattern.compile("/batch-jobs/(\\w+)/");

  @Inject BasicSignIn basic;
  @Inject SignIns signIns;
  @Inject Tokens tokens;

  AuthenticationStatus validate(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    if (!Requests.reads(request) && !CallOrigin.mayChange(request)) {
      return refuse(
          new ErrorAnswer(
              HttpServletResponse.SC_FORBIDDEN,
              "other_origin",
              "A page of another site may not change anything here;"
                  + " a program sends a name and a password with HTTP Basic and no Origin"),
          context);
    }
    String authorization = request.getHeader("Authorization");
    Optional<String> accessToken = AccessTokens.shown(request);
    if (accessToken.isPresent()) {
      return tokens
          .find(accessToken.get())
          .map(user -> enter(SignedIn.withAccessToken(user), context))
          .orElseGet(() -> unauthorized(context));
    }
    if (authorization != null) {
      return withPassword(BasicCredentials.parse(authorization), context);
    }
    Optional<SignedIn> signedIn =
        SignInCookie.read(request)
            .flatMap(
                token ->
                    signIns
                        .find(token, isAction(request))
                        .map(user -> SignedIn.inBrowser(user, token)));
    return signedIn.isPresent()
        ? enter(signedIn.get(), context)
        : challenge(request, response, context);
  }

  /** Reading a job is what a page does by itself; fetching a file is what a person does. */
  private static boolean isAction(HttpServletRequest request) {
    return !Requests.reads(request) || Requests.path(request).endsWith(DOWNLOAD);
  }

  private AuthenticationStatus withPassword(
      Optional<BasicCredentials> credentials, HttpMessageContext context) {
    if (credentials.isEmpty()) {
      return unauthorized(context);
    }
    Verdict verdict = basic.check(credentials.get(), context.getRequest().getRemoteAddr());
    if (verdict.throttled()) {
      return refuse(
          new ErrorAnswer(
              429, "too_many_attempts", null, verdict.waitSentence(), verdict.waitSeconds()),
          context);
    }
    return verdict.user().isPresent()
        ? enter(SignedIn.withPassword(verdict.user().get()), context)
        : unauthorized(context);
  }

  private static AuthenticationStatus enter(SignedIn signedIn, HttpMessageContext context) {
    if (signedIn.user().mustChangePassword()) {
      return refuse(
          new ErrorAnswer(
              HttpServletResponse.SC_FORBIDDEN,
              "password_change_required",
              "Sign in with a browser first and choose a password of your own"),
          context);
    }
    signedIn.keepWith(context.getRequest());
    return context.notifyContainerAboutLogin(signedIn.user().name(), SignInMechanism.ROLE);
  }

  /**
   * A person whose sign-in has ended and who clicks on a file is better led to the sign-in page.
   */
  private static AuthenticationStatus challenge(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    boolean person =
        request.getMethod().equals("GET")
            && Requests.path(request).endsWith(DOWNLOAD)
            && "document".equals(request.getHeader("Sec-Fetch-Dest"));
    if (!person) {
      return unauthorized(context);
    }
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader(
        "Location", ReturnTarget.page(PageSignIn.SIGN_IN, jobPage(request), request));
    return AuthenticationStatus.SEND_CONTINUE;
  }

  /** Not the file itself: after the sign-in a page has to be there. */
  private static String jobPage(HttpServletRequest request) {
    Matcher job = JOB.matcher(Requests.path(request));
    return ReturnTarget.safe(
        job.find() ? request.getContextPath() + "/jobs/" + job.group(1) : null, request);
  }

  /** To a script of a page without the challenge: the browser would ask for a password itself. */
  private static AuthenticationStatus unauthorized(HttpMessageContext context) {
    if (context.getRequest().getHeader(BY_SCRIPT) == null) {
      context.getResponse().setHeader("WWW-Authenticate", "Basic realm=\"Batchdesk\"");
    }
    return refuse(ErrorAnswer.of(HttpServletResponse.SC_UNAUTHORIZED), context);
  }
}
