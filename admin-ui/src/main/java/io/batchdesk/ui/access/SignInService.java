package io.batchdesk.ui.access;

import io.batchdesk.engine.SignIns;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;

/** Signs people in and out, for the pages. */
@RequestScoped
public class SignInService {

  @Inject HttpServletRequest request;
  @Inject SignIns signIns;
  @Inject SignInCookie cookie;
  @Inject PasswordCheck passwords;

  /**
   * Why somebody was not signed in.
   *
   * @param waitSeconds how long to wait after too many attempts; 0 if the name or the password is
   *     wrong
   */
  public record Refused(int waitSeconds) {}

  /**
   * Signs somebody in: from the next request on the browser's cookie tells who it is.
   *
   * @param remoteAddress where the attempt comes from, for slowing guessers down
   * @return empty if it worked
   */
  public Optional<Refused> signIn(String name, String password, String remoteAddress) {
    Verdict verdict = passwords.check(name, password, remoteAddress);
    if (verdict.user().isEmpty()) {
      return Optional.of(new Refused(verdict.waitSeconds()));
    }
    endOldSignIn();
    renewSession();
    cookie.set(signIns.begin(verdict.user().get().name(), remoteAddress), request, response());
    return Optional.empty();
  }

  /** Signs out, everywhere this sign-in is used. */
  public void signOut() {
    endOldSignIn();
    cookie.remove(request, response());
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }

  private void endOldSignIn() {
    SignInCookie.read(request).ifPresent(token -> signIns.end(token, request.getRemoteAddr()));
  }

  /** A session id that somebody else may have planted before is good for nothing afterwards. */
  private void renewSession() {
    if (request.getSession(false) != null) {
      request.changeSessionId();
    }
  }

  private HttpServletResponse response() {
    return SignInMechanism.response(request);
  }
}
