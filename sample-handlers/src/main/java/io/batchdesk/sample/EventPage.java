package io.batchdesk.sample;

import io.batchdesk.JobLinks;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.omnifaces.cdi.Param;

/**
 * The page of an event, which starts a job itself and shows it: see {@code event.js}. The job is in
 * the page's address, so that a reload finds it again, and so does somebody who had to sign in.
 */
@Named
@RequestScoped
public class EventPage {

  private static final int NEWEST = 8;

  @Inject Events events;
  @Inject JobLinks links;
  @Inject FacesContext faces;

  @Inject @Param String id;
  @Inject @Param String job;

  private EventRow event;
  private List<RegistrationLine> newest;
  private String deletion;

  @PostConstruct
  void load() {
    int number = id != null && id.matches("\\d{1,9}") ? Integer.parseInt(id) : 0;
    event = events.find(number).orElse(null);
    newest = events.newestRegistrations(number, NEWEST);
    String back = faces.getExternalContext().getRequestContextPath() + "/events";
    deletion = links.to("event-delete").parameter("event", number).returnUrl(back).build();
  }

  /** Answers 404 where there is no such event. */
  public void open() throws IOException {
    if (event == null) {
      faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, null);
      faces.responseComplete();
    }
  }

  public EventRow event() {
    return event;
  }

  public List<RegistrationLine> newest() {
    return newest;
  }

  public String total() {
    return Words.english().count(event.registrations(), "registration");
  }

  /** The link that starts to delete the event, which leads back to the others. */
  public String deletion() {
    return deletion;
  }

  /** The job that the address names; null if it names none. */
  public String job() {
    return job != null && job.matches("batch_[0-9A-Z]{26}") ? job : null;
  }
}
