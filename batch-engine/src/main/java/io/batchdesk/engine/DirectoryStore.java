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
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Outputs in a directory: a folder per job, a file per part. */
@ApplicationScoped
class DirectoryStore implements OutputStore {

  static final String NAME = "directory";

  private static final int BUFFER = 128 * 1024;
  private static final String PART = ".part";

  @Inject EngineSettings settings;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public PartStream append(String jobId, int number, Part part) throws IOException {
    FileChannel channel = open(folder(jobId).resolve(partName(number, part.claim())));
    if (channel.size() < part.length()) {
      channel.close();
      throw new EOFException(
          "%s is shorter than its committed length of %d bytes"
              .formatted(partName(number, part.claim()), part.length()));
    }
    channel.truncate(part.length());
    channel.position(part.length());
    return new ChannelStream(channel);
  }

  private static FileChannel open(Path file) throws StoreException {
    try {
      Files.createDirectories(file.getParent());
      return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw cannotWrite(e);
    }
  }

  /** Mostly a full disk; the system's own words tell what. */
  private static StoreException cannotWrite(IOException e) {
    return new StoreException(
        "Files cannot be written in the data directory: %s.".formatted(e.getMessage()), e);
  }

  @Override
  public Published publish(String jobId, int number, long claim, List<Part> parts)
      throws IOException {
    Path folder = folder(jobId);
    String name = number + "." + claim + ".file";
    Path unfinished = folder.resolve(name + ".unfinished");
    MessageDigest digest = sha256();
    long length = 0;
    try (FileChannel target = open(unfinished).truncate(0)) {
      for (Part part : parts) {
        copy(folder.resolve(partName(number, part.claim())), part.length(), target, digest);
        length += part.length();
      }
      forceAll(target);
    }
    Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    force(folder);
    return new Published(name, length, HexFormat.of().formatHex(digest.digest()));
  }

  private static void copy(Path part, long length, FileChannel target, MessageDigest digest)
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
        writeAll(buffer, target);
      }
    }
  }

  private static void writeAll(ByteBuffer buffer, FileChannel target) throws StoreException {
    try {
      while (buffer.hasRemaining()) {
        target.write(buffer);
      }
    } catch (IOException e) {
      throw cannotWrite(e);
    }
  }

  private static void forceAll(FileChannel file) throws StoreException {
    try {
      file.force(false);
    } catch (IOException e) {
      throw cannotWrite(e);
    }
  }

  @Override
  public InputStream open(String jobId, String file, long from) throws IOException {
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
  public List<String> jobs() throws IOException {
    try (Stream<Path> folders = Files.list(settings.filesDirectory())) {
      return folders.map(folder -> folder.getFileName().toString()).toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  @Override
  public void delete(String jobId) throws IOException {
    for (Path path : inside(folder(jobId))) {
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

  private Path folder(String jobId) {
    return settings.filesDirectory().resolve(jobId);
  }

  private static String partName(int number, long claim) {
    return number + "." + claim + PART;
  }

  /** Without it the new name may be gone after a power cut, although the file is not. */
  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** Appends to a file. */
  private static final class ChannelStream extends PartStream {

    private final FileChannel channel;

    ChannelStream(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      writeAll(ByteBuffer.wrap(bytes, offset, length), channel);
    }

    @Override
    void force() throws IOException {
      forceAll(channel);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
