package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Does something beside the step's transaction, with the limits of the step, and takes it back. */
@ApplicationScoped
class Rehearsal {

  @Inject ServerResources server;
  @Inject SessionLimits limits;

  /**
   * Does the work and rolls it back; the step's transaction goes on afterwards.
   *
   * @param limit how long it may take, a second or more
   * @throws Exception what the work threw, or what kept its changes from being written
   */
  void of(Callable<?> work, Duration limit) throws Exception {
    server.userTransaction().setTransactionTimeout((int) limit.toSeconds());
    new RehearsalTransaction(server.userTransaction(), server.transactions(), server.transaction())
        .of(
            () -> {
              limits.forHandler(limit);
              return work.call();
            });
  }
}
