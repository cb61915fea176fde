package io.batchdesk.sample;

import io.batchdesk.JobLinks;
import jakarta.annotation.PostConstruct;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.omnifaces.cdi.Param;

/**
 * The page of contacts. Its filter is in its address, so that it can be bookmarked, and a person
 * who comes back from a job finds it again.
 */
@Named
@ViewScoped
public class ContactsPage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int ROWS_PER_SECOND_TO_WATCH = 5_000;

  @Inject Contacts contacts;
  @Inject JobLinks links;
  @Inject ExternalContext request;

  @Inject @Param String country;
  @Inject @Param String changedSince;
  @Inject @Param String text;

  @Inject
  @Param(name = "batch_job")
  String finishedJob;

  private ContactFilter filter;
  private ContactTable table;
  private List<Country> countries;
  private String total;
  private Offers offers;
  private Banner banner;

  /** A choice of the filter. */
  public record Country(String code, String name) implements Serializable {}

  /** The links that start jobs, each with the page's filter and the way back. */
  public record Offers(String export, String slowExport, String phoneFormat, String load)
      implements Serializable {}

  @PostConstruct
  void load() {
    filter = PageFilter.of(country, changedSince, text);
    table = new ContactTable(contacts, filter);
    countries = contacts.countries();
    total = Words.english().count(contacts.count(filter), "contact");
    offers =
        new Offers(
            export().build(),
            export().parameter("rowsPerSecond", ROWS_PER_SECOND_TO_WATCH).build(),
            to("contact-phone-format").parameter("country", filter.country()).build(),
            to("contact-import").build());
    banner = links.finished(finishedJob).map(Banner::of).orElse(null);
  }

  private JobLinks.Builder export() {
    return to("contact-list")
        .parameter("country", filter.country())
        .parameter("changedSince", filter.changedSince())
        .parameter("text", filter.text());
  }

  private JobLinks.Builder to(String jobType) {
    String page = request.getRequestContextPath() + "/contacts";
    return links.to(jobType).returnUrl(PageFilter.address(page, filter));
  }

  public ContactFilter filter() {
    return filter;
  }

  public boolean filtered() {
    return !filter.equals(ContactFilter.ALL);
  }

  public ContactTable table() {
    return table;
  }

  public List<Country> countries() {
    return countries;
  }

  public String total() {
    return total;
  }

  public Offers offers() {
    return offers;
  }

  public Banner banner() {
    return banner;
  }
}
