package io.batchdesk.ui.access;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Keeps the cookie of the server's session, which holds the state of pages, within TLS. */
@WebListener
public class SessionCookie implements ServletContextListener {

  @Inject PublicUrl publicUrl;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    if (publicUrl.isTls()) {
      event.getServletContext().getSessionCookieConfig().setSecure(true);
    }
  }
}
