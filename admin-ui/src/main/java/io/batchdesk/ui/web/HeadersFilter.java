package io.batchdesk.ui.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.net.URI;

/** Gives every answer its headers, and keeps redirects free of what the client said its host is. */
@WebFilter(
    urlPatterns = "/*",
    asyncSupported = true,
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ERROR})
public class HeadersFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    SecurityHeaders.apply(request, response);
    chain.doFilter(request, new WithRelativeRedirects(request, response));
  }

  /** The server would make an absolute URL from the Host header, which anybody can forge. */
  private static final class WithRelativeRedirects extends HttpServletResponseWrapper {

    private final HttpServletRequest request;

    WithRelativeRedirects(HttpServletRequest request, HttpServletResponse response) {
      super(response);
      this.request = request;
    }

    @Override
    public void sendRedirect(String location) throws IOException {
      URI target = URI.create(request.getRequestURI()).resolve(location);
      resetBuffer();
      setStatus(SC_FOUND);
      setHeader("Location", target.toString());
      flushBuffer();
    }
  }
}
