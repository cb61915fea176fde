package io.batchdesk.engine;

import io.batchdesk.BatchJobEvent;
import io.batchdesk.ToStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;

/**
 * Calls the application's observers with one status change, in the JTA transaction that removes its
 * delivery.
 */
@ApplicationScoped
class DeliveryTransaction {

  private static final System.Logger LOG = System.getLogger(DeliveryTransaction.class.getName());
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Inject LimitedTransactions transactions;
  @Inject Deliveries deliveries;
  @Inject Event<BatchJobEvent> observers;

  /**
   * Delivers the job's next status change.
   *
   * @return whether there was one and the observers have taken it
   * @throws Exception if the database did not take part; an observer's is counted and logged
   */
  boolean deliver(String subscriber, String jobId) throws Exception {
    BatchDelivery delivery = null;
    try (LimitedTransactions.Open transaction = transactions.begin(LIMIT)) {
      delivery = deliveries.take(subscriber, jobId).orElse(null);
      if (delivery != null) {
        BatchJobEvent event = delivery.event();
        observers.select(new ToStatus.Literal(event.status())).fire(event);
      }
      transaction.commit();
    } catch (Exception | Error e) {
      if (delivery == null) {
        throw e;
      }
      failed(delivery, e);
      return false;
    }
    return delivery != null;
  }

  private void failed(BatchDelivery delivery, Throwable error) {
    String again =
        deliveries
            .failed(delivery, error.toString())
            .map(Duration::toSeconds)
            .map(" It is called again in %d s."::formatted)
            .orElse("");
    LOG.log(
        Level.WARNING,
        "Job %s (%s): an observer in %s failed at status change %d, to %s, at attempt %d.%s"
            .formatted(
                delivery.jobId,
                delivery.type,
                delivery.subscriber,
                delivery.number,
                delivery.status,
                delivery.attempts + 1,
                again),
        error);
  }
}
