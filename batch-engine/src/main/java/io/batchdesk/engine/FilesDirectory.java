package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The directory of the files, once it is known to be the one that belongs to the database. It is
 * looked at each time: a volume that is gone leaves an empty directory in its place.
 */
@ApplicationScoped
class FilesDirectory {

  @Inject EngineSettings settings;
  @Inject DirectoryRegistration registration;

  private volatile String registered;

  /** Where the setting says that it is. */
  Path path() {
    return settings.filesDirectory();
  }

  /**
   * The directory, to read or write in it.
   *
   * @throws StoreException if it is not the one that belongs to the database
   */
  Path require() throws StoreException {
    Path path = path();
    try {
      if (registered == null) {
        registered = registration.idFor(path);
      }
      if (registered.equals(DirectoryRegistration.idIn(path).orElse(null))) {
        return path;
      }
    } catch (IOException e) {
      throw new StoreException(
          Wording.of("store.unusable", settings.node(), StoreException.reason(e)), e);
    }
    throw new StoreException(Wording.of("store.other_directory", settings.node(), registered));
  }

  /** Why it cannot be used; empty if it can, or none was used so far. */
  Optional<Wording> problem() {
    if (registered == null && registration.known().isEmpty()) {
      return Optional.empty();
    }
    try {
      require();
      return Optional.empty();
    } catch (StoreException e) {
      return Optional.of(e.wording());
    }
  }
}
