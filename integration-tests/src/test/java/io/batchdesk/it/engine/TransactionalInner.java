package io.batchdesk.it.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** A bean of a team that is called with a transaction of its caller's bean, and without one. */
@ApplicationScoped
class TransactionalInner {

  @Transactional
  void pass(Gate gate) {
    gate.pass();
  }
}
