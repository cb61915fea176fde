package io.batchdesk.sample.data;

import java.time.LocalDate;

/** An invented person. Everything but the id and the date may be null. */
public record Contact(
    long id,
    String givenName,
    String familyName,
    String company,
    String email,
    String phone,
    String street,
    String postalCode,
    String city,
    String stateCode,
    String countryCode,
    String notes,
    LocalDate changedOn) {}
