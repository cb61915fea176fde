package io.batchdesk.sample;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A contact as the export writes it. The texts may be null, and the last event with its day. */
record ContactLine(
    long id,
    String givenName,
    String familyName,
    String company,
    String email,
    String phone,
    String street,
    String postalCode,
    String city,
    String state,
    String country,
    String notes,
    LocalDate changedOn,
    int registrations,
    String lastEvent,
    LocalDate lastEventOn,
    BigDecimal totalPaid) {

  /** The contact with one more registration, for an event not before those that it has. */
  ContactLine with(String event, LocalDate eventOn, BigDecimal paid) {
    return new ContactLine(
        id,
        givenName,
        familyName,
        company,
        email,
        phone,
        street,
        postalCode,
        city,
        state,
        country,
        notes,
        changedOn,
        registrations + 1,
        event,
        eventOn,
        totalPaid.add(paid));
  }
}
