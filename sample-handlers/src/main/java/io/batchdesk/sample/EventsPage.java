package io.batchdesk.sample;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The page of all events. */
@Named
@RequestScoped
public class EventsPage {

  @Inject Events events;

  private List<EventRow> all;

  @PostConstruct
  void load() {
    all = events.all();
  }

  public List<EventRow> all() {
    return all;
  }

  public String count(EventRow event) {
    return Words.english().number(event.registrations());
  }
}
