package io.batchdesk.sample.data;

import java.math.BigDecimal;
import java.time.LocalDate;

/** That a contact takes part in an event. */
public record Registration(long contactId, int eventId, LocalDate registeredOn, BigDecimal paid) {}
