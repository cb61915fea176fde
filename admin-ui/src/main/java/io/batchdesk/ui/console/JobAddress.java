package io.batchdesk.ui.console;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import org.omnifaces.util.FacesLocal;

/**
 * Shows one job under the address of all jobs: {@code /jobs} is the list, {@code /jobs/batch_01H…}
 * is a job of it. FacesViews gives both to the list, because it knows one view per address.
 */
public class JobAddress extends ViewHandlerWrapper {

  private static final String ALL = "/jobs.xhtml";
  private static final String ONE = "/job.xhtml";

  public JobAddress(ViewHandler wrapped) {
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
    return super.getActionURL(faces, viewId.equals(ONE) ? ALL : viewId);
  }

  private static String view(FacesContext faces, String viewId) {
    return viewId.equals(ALL) && FacesLocal.getRequestPathInfo(faces) != null ? ONE : viewId;
  }
}
