package io.batchdesk.ui.console;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import java.util.Map;
import org.omnifaces.util.FacesLocal;

/**
 * Shows one of a list under the address of the list: {@code /jobs} are all jobs, {@code
 * /jobs/batch_01H…} is one of them. FacesViews gives both to the list, because it knows one view
 * per address.
 */
public class ListAddress extends ViewHandlerWrapper {

  private static final Map<String, String> ONE_OF =
      Map.of("/jobs.xhtml", "/job.xhtml", "/users.xhtml", "/user.xhtml");

  public ListAddress(ViewHandler wrapped) {
    super(wrapped);
  }

  @Override
  public UIViewRoot createView(FacesContext faces, String viewId) {
    return super.createView(faces, view(faces, viewId));
  }

  @Override
  public UIViewRoot restoreView(FacesContext faces, String viewId) {
    return super.restoreView(faces, view(faces, viewId));
  }

  /** FacesViews adds what follows the list's address. */
  @Override
  public String getActionURL(FacesContext faces, String viewId) {
    return super.getActionURL(faces, list(viewId));
  }

  private static String view(FacesContext faces, String viewId) {
    boolean list = FacesLocal.getRequestPathInfo(faces) == null;
    return list ? viewId : ONE_OF.getOrDefault(viewId, viewId);
  }

  private static String list(String viewId) {
    return ONE_OF.entrySet().stream()
        .filter(list -> list.getValue().equals(viewId))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(viewId);
  }
}
