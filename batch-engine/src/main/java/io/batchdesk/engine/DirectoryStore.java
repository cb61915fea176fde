package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Outputs in a directory: a folder per job, a file per part. */
@ApplicationScoped
class DirectoryStore implements OutputStore {

  static final String NAME = "directory";

  private static final int BUFFER = 128 * 1024;
  private static final String PART = ".part";
  private static final String UNFINISHED = ".unfinished";

  @Inject FilesDirectory directory;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<Wording> problem() {
    return directory.problem();
  }

  @Override
  public PartStream append(String jobId, int number, Part part) throws IOException {
    String name = partName(number, part.claim());
    FileChannel channel = openFile(folder(jobId), name);
    if (channel.size() < part.length()) {
      channel.close();
      throw new EOFException(
          "%s is shorter than its committed length of %d bytes".formatted(name, part.length()));
    }
    channel.truncate(part.length());
    channel.position(part.length());
    return new PartFile(channel);
  }

  private static FileChannel openFile(Path folder, String name) throws StoreException {
    try {
      Files.createDirectories(folder);
      return FileChannel.open(
          folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw StoreException.cannotWrite(e);
    }
  }

  @Override
  public Published publish(String jobId, int number, long claim, List<Part> parts)
      throws IOException {
    Path folder = folder(jobId);
    String name = number + "." + claim + ".file";
    MessageDigest digest = Sha256.begin();
    long length = 0;
    try (FileChannel unfinished = openFile(folder, name + UNFINISHED)) {
      PartFile target = new PartFile(unfinished.truncate(0));
      for (Part part : parts) {
        copy(folder.resolve(partName(number, part.claim())), part.length(), target, digest);
        length += part.length();
      }
      target.force();
    }
    Files.move(
        folder.resolve(name + UNFINISHED), folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    force(folder);
    return new Published(name, length, HexFormat.of().formatHex(digest.digest()));
  }

  private static void copy(Path part, long length, PartFile target, MessageDigest digest)
      throws IOException {
    if (length == 0) {
      return;
    }
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    try (FileChannel source = FileChannel.open(part, StandardOpenOption.READ)) {
      long left = length;
      while (left > 0) {
        buffer.clear().limit((int) Math.min(BUFFER, left));
        if (source.read(buffer) < 0) {
          throw new EOFException(
              "%s ends %d bytes before its committed length".formatted(part.getFileName(), left));
        }
        left -= buffer.flip().remaining();
        digest.update(buffer.duplicate());
        target.write(buffer);
      }
    }
  }

  @Override
  public InputStream open(String jobId, String file, List<Part> parts, long from)
      throws IOException {
    FileChannel channel = FileChannel.open(folder(jobId).resolve(file), StandardOpenOption.READ);
    return Channels.newInputStream(channel.position(from));
  }

  @Override
  public void deleteParts(String jobId) throws IOException {
    for (Path path : inside(folder(jobId))) {
      if (path.toString().endsWith(PART)) {
        Files.deleteIfExists(path);
      }
    }
  }

  @Override
  public Stream<String> jobs() throws IOException {
    return Files.notExists(directory.path())
        ? Stream.empty()
        : Files.list(directory.require())
            .filter(Files::isDirectory)
            .map(folder -> folder.getFileName().toString());
  }

  @Override
  public void delete(String jobId) throws IOException {
    for (Path path : inside(directory.path().resolve(jobId))) {
      Files.deleteIfExists(path);
    }
  }

  /** A folder and what is in it, the folder last; nothing if there is no such folder. */
  private static List<Path> inside(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.sorted(Comparator.reverseOrder()).toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  private Path folder(String jobId) throws StoreException {
    return directory.require().resolve(jobId);
  }

  private static String partName(int number, long claim) {
    return number + "." + claim + PART;
  }

  /** Without it the new name may be gone after a power cut, although the file is not. */
  static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
