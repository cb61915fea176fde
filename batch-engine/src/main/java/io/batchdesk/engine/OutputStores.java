package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;

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

  /** Why new outputs cannot be written at present, in one sentence; empty if all is well. */
  Optional<Wording> problem() {
    return of(current()).problem();
  }

  /** The store of an output, by the name in its row. */
  OutputStore of(String name) {
    return stores.stream()
        .filter(store -> store.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no store %s; batchdesk.files can be one of %s"
                        .formatted(Text.quote(name), names())));
  }

  private String names() {
    return stores.stream().map(OutputStore::name).sorted().collect(Collectors.joining(", "));
  }

  Iterable<OutputStore> all() {
    return stores;
  }

  /** Deletes everything of a job, wherever it is. */
  void delete(String jobId) throws IOException {
    for (OutputStore store : stores) {
      store.delete(jobId);
    }
  }
}
