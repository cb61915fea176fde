package io.batchdesk.it.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** A bean of a team that calls another one. */
@ApplicationScoped
class TransactionalOuter {

  @Inject TransactionalInner inner;

  @Transactional
  void pass(Gate gate) {
    inner.pass(gate);
  }
}
