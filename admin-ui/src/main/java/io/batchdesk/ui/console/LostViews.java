package io.batchdesk.ui.console;

import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.PartialResponseWriter;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;

/**
 * Loads a page anew whose state is gone, because the server was restarted or the session has ended.
 * The job is in the database and the sign-in in a cookie, so that nothing else is lost.
 */
public class LostViews extends ExceptionHandlerFactory {

  public LostViews(ExceptionHandlerFactory wrapped) {
    super(wrapped);
  }

  @Override
  public ExceptionHandler getExceptionHandler() {
    return new Handler(getWrapped().getExceptionHandler());
  }

  private static final class Handler extends ExceptionHandlerWrapper {

    Handler(ExceptionHandler wrapped) {
      super(wrapped);
    }

    @Override
    public void handle() {
      Iterator<ExceptionQueuedEvent> events = getUnhandledExceptionQueuedEvents().iterator();
      while (events.hasNext()) {
        if (events.next().getContext().getException() instanceof ViewExpiredException) {
          events.remove();
          reload(FacesContext.getCurrentInstance());
        }
      }
      getWrapped().handle();
    }

    private static void reload(FacesContext faces) {
      HttpServletRequest request = (HttpServletRequest) faces.getExternalContext().getRequest();
      if (faces.getPartialViewContext().isAjaxRequest()) {
        askPageToReload(faces);
      } else {
        String query = request.getQueryString();
        SeeOther.to(request.getRequestURI() + (query == null ? "" : "?" + query));
      }
    }

    /**
     * The page itself counts its reloads, so that one without cookies does not go round for ever.
     */
    private static void askPageToReload(FacesContext faces) {
      try {
        faces.getExternalContext().setResponseContentType("text/xml");
        faces.getExternalContext().setResponseCharacterEncoding("UTF-8");
        PartialResponseWriter writer = faces.getPartialViewContext().getPartialResponseWriter();
        writer.startDocument();
        writer.startEval();
        writer.write("batchdesk.reload()");
        writer.endEval();
        writer.endDocument();
        faces.responseComplete();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
