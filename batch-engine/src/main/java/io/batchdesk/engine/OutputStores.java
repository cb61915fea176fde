package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;

/**
 * The stores that there are. A new output goes to the one that is configured; each output stays in
 * the store in which it began, also when another one is configured meanwhile.
 */
@ApplicationScoped
class OutputStores {

  @Inject EngineSettings settings;
  @Inject @Any Instance<OutputStore> stores;

  /** The name of the store that new outputs go to. */
  String current() {
    return settings.files();
  }

  /** The store of an output, by the name in its row. */
  OutputStore of(String name) {
    return stores.stream()
        .filter(store -> store.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no store " + Text.quote(name)));
  }

  /** Deletes everything of a job, wherever it is. */
  void delete(String jobId) throws IOException {
    for (OutputStore store : stores) {
      store.delete(jobId);
    }
  }
}
