package io.batchdesk.engine;

import com.github.f4b6a3.ulid.UlidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Ties a database and one directory of files together: the directory has an id in a file, and the
 * database knows it. The id begins with a part that is the database's, so that two databases do not
 * share a directory and sweep each other's files away.
 */
@ApplicationScoped
class DirectoryRegistration {

  static final String SETTING = "files-directory";
  private static final String FILE = "id";
  private static final int FINGERPRINT = 8;

  @Inject OncePerDatabase oncePerDatabase;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  /** The id in a directory; empty if it has none. */
  static Optional<String> idIn(Path directory) throws IOException {
    try {
      return Optional.of(Files.readString(directory.resolve(FILE)).strip());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** The id of the directory that belongs to the database; empty until the first file. */
  @Transactional
  Optional<String> known() {
    return Optional.ofNullable(entities.find(BatchSetting.class, SETTING))
        .map(setting -> setting.text);
  }

  /**
   * The id of the directory that belongs to the database: at first this one, and from then on that.
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  String idFor(Path directory) throws IOException {
    oncePerDatabase.enter();
    Optional<String> known = known();
    if (known.isPresent()) {
      return known.get();
    }
    String ours = fingerprint(entities.find(BatchSetting.class, LinkKeyMigration.SETTING).text);
    String id = idIn(directory).orElse(null);
    if (id == null) {
      id = ours + "-" + UlidCreator.getMonotonicUlid();
      write(id, directory);
    } else if (!id.startsWith(ours + "-")) {
      throw new StoreException(Wording.of("store.other_database", Text.cut(id, 50)));
    }
    entities.persist(new BatchSetting(SETTING, id));
    return id;
  }

  /** Names the database without telling its key. */
  private static String fingerprint(String key) {
    byte[] digest = Sha256.of(key);
    return HexFormat.of().formatHex(digest).substring(0, FINGERPRINT);
  }

  /** The id is there as a whole or not at all. */
  private static void write(String id, Path directory) throws IOException {
    Files.createDirectories(directory);
    Path unfinished = Files.createTempFile(directory, FILE, null);
    try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
      channel.write(StandardCharsets.UTF_8.encode(id + "\n"));
      channel.force(true);
    }
    Files.move(unfinished, directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    DirectoryStore.force(directory);
  }
}
