package io.batchdesk.it.engine.deaf;

import io.batchdesk.BatchJobEvent;
import io.batchdesk.ToStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.event.TransactionPhase;

/** Observers that would miss status changes without anybody's knowing. */
@ApplicationScoped
public class DeafObservers {

  void tooLate(@Observes(during = TransactionPhase.AFTER_SUCCESS) BatchJobEvent event) {}

  void elsewhere(@ObservesAsync BatchJobEvent event) {}

  void mistyped(@Observes @ToStatus("complete") BatchJobEvent event) {}
}
