package io.batchdesk.ui.access;

import io.batchdesk.engine.SignIns;
import io.batchdesk.ui.web.ErrorAnswer;
import io.batchdesk.ui.web.Requests;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Sign-in for people: the cookie, or the way to the sign-in page and back to where they wanted to
 * go.
 */
@ApplicationScoped
class PageSignIn {

  static final String SIGN_IN = "/sign-in";
  static final String CHOOSE_PASSWORD = "/choose-password";

  /** What a person can do who has to choose a password of their own. */
  private static final Set<String> BEFORE_CHOICE =
      Set.of(CHOOSE_PASSWORD, CHOOSE_PASSWORD + ".xhtml", "/sign-out", "/sign-out.xhtml");

  private static final Set<String> LEADING_ON = Set.of(SIGN_IN, CHOOSE_PASSWORD);

  @Inject SignIns signIns;

  AuthenticationStatus validate(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
      throws IOException {
    if (!Requests.reads(request) && CallOrigin.elsewhere(request)) {
      return SignInMechanism.refuse(
          new ErrorAnswer(
              HttpServletResponse.SC_FORBIDDEN,
              "other_origin",
              "A page of another site may not change anything here; go to the desk and do it there"),
          context);
    }
    String path = Requests.path(request);
    if (!context.isProtected() && !path.equals(SIGN_IN)) {
      return context.doNothing();
    }
    Optional<String> asking = withQuestion(request);
    if (asking.isPresent()) {
      return lead(asking.get(), request, response);
    }
    Optional<SignedIn> signedIn = signedIn(request);
    if (signedIn.isEmpty()) {
      return context.isProtected()
          ? lead(leadingOn(SIGN_IN, request), request, response)
          : context.doNothing();
    }
    if (signedIn.get().user().mustChangePassword()
        && context.isProtected()
        && !BEFORE_CHOICE.contains(path)) {
      return lead(leadingOn(CHOOSE_PASSWORD, request), request, response);
    }
    signedIn.get().keepWith(request);
    return context.notifyContainerAboutLogin(signedIn.get().user().name(), SignInMechanism.ROLE);
  }

  /** A sign-in page opened by another site must not lead on as if a page of ours had led there. */
  private static Optional<String> withQuestion(HttpServletRequest request) {
    String path = Requests.path(request);
    if (!LEADING_ON.contains(path)
        || !request.getMethod().equals("GET")
        || LinkOrigin.sameOrigin(request)) {
      return Optional.empty();
    }
    String target = ReturnTarget.safe(request.getParameter(ReturnTarget.PARAMETER), request);
    String asking = LinkOrigin.asking(target);
    return asking.equals(target)
        ? Optional.empty()
        : Optional.of(ReturnTarget.page(path, asking, request));
  }

  private Optional<SignedIn> signedIn(HttpServletRequest request) {
    Optional<String> token = SignInCookie.read(request);
    if (token.isEmpty()) {
      return Optional.empty();
    }
    boolean action = !isPoll(request);
    return signIns.find(token.get(), action).map(user -> SignedIn.inBrowser(user, token.get()));
  }

  /** A page that asks for news by itself; the component that does so has an id ending in "poll". */
  private static boolean isPoll(HttpServletRequest request) {
    if (!Requests.isFacesAjax(request)) {
      return false;
    }
    String source = request.getParameter("jakarta.faces.source");
    return source != null && source.toLowerCase(java.util.Locale.ROOT).endsWith("poll");
  }

  private static String leadingOn(String page, HttpServletRequest request) {
    String target = ReturnTarget.lookedAt(request);
    boolean ours = LinkOrigin.sameOrigin(request);
    return ReturnTarget.page(page, ours ? target : LinkOrigin.asking(target), request);
  }

  /** A path, so that no forged Host has a say in it. */
  private static AuthenticationStatus lead(
      String address, HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (Requests.isFacesAjax(request)) {
      response.setContentType("text/xml;charset=UTF-8");
      response.getWriter().write(isPoll(request) ? word(address) : redirectOfPage(address));
    } else {
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.setHeader("Location", address);
    }
    return AuthenticationStatus.SEND_CONTINUE;
  }

  /** A page that asks by itself stays as it is and says so: a person may be reading or typing. */
  private static String word(String address) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <partial-response><changes><eval><![CDATA[batchdesk.expired('%s')]]></eval></changes></partial-response>
    """
        .formatted(address.replace("'", "%27").replace("]", "%5D"));
  }

  private static String redirectOfPage(String address) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <partial-response><redirect url="%s"/></partial-response>
    """
        .formatted(address.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;"));
  }
}
