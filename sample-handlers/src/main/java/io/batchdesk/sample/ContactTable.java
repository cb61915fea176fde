package io.batchdesk.sample;

import java.util.List;
import java.util.Map;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** Feeds the page's table with what it shows; the database filters, sorts and counts. */
public class ContactTable extends LazyDataModel<ContactRow> {

  private static final long serialVersionUID = 1L;

  private final Contacts contacts;
  private final ContactFilter filter;

  ContactTable(Contacts contacts, ContactFilter filter) {
    this.contacts = contacts;
    this.filter = filter;
  }

  @Override
  public int count(Map<String, FilterMeta> none) {
    return Math.toIntExact(contacts.count(filter));
  }

  @Override
  public List<ContactRow> load(
      int first, int size, Map<String, SortMeta> sort, Map<String, FilterMeta> none) {
    return sort.values().stream()
        .filter(SortMeta::isActive)
        .findFirst()
        .map(by -> rows(by.getField(), !by.getOrder().isDescending(), first, size))
        .orElseGet(() -> rows("id", true, first, size));
  }

  private List<ContactRow> rows(String order, boolean ascending, int first, int size) {
    return contacts.rows(filter, order, ascending, first, size);
  }
}
