package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** This application's side of status changes: what the engine does if it has observers. */
@ApplicationScoped
class Observing {

  @Inject ObserverExtension extension;
  @Inject Registry registry;
  @Inject Subscribers subscribers;
  @Inject SubscriberCheck check;
  @Inject Deliveries deliveries;
  @Inject DeliveryLoop loop;
  @Inject DueNotices notices;

  /** From now on status changes are kept for this application. */
  void register() {
    if (extension.observing()) {
      try {
        subscribers.seen(registry.application());
      } catch (RuntimeException e) {
        // Two nodes of a new application were started at the same moment, and the other was faster.
        subscribers.seen(registry.application());
      }
      deliveries.hurry(registry.application());
    }
  }

  /** Begins to call the observers. */
  void start() {
    if (extension.observing()) {
      loop.start();
      notices.when(DueNotices.changesFor(registry.application()), loop::wake);
    }
  }

  /** Now and then: says that this application is there, and looks after those that are not. */
  void check() {
    if (extension.observing()) {
      subscribers.seen(registry.application());
    }
    check.drop();
    while (check.deleteDropped()) {
      // Portion by portion, each in a transaction of its own.
    }
    check.warn();
  }

  void stop() {
    loop.stop();
  }
}
