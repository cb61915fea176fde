package io.batchdesk.it.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk with little room, in memory; to make one takes root on Linux. */
final class SmallDisk implements AutoCloseable {

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /** Whether this process may make one. */
  static boolean possible() {
    return System.getProperty("os.name").equals("Linux")
        && run("unshare", "--mount", "mount", "-t", "tmpfs", "none", "/mnt") == 0;
  }

  /** Makes one at a folder that may be there already. */
  static SmallDisk at(Path folder, int kilobytes) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    require("mount", "-t", "tmpfs", "-o", "size=" + kilobytes + "k", "small", folder.toString());
    return new SmallDisk(folder);
  }

  /** Gives it more, or less, room. */
  void resize(int kilobytes) {
    require("mount", "-o", "remount,size=" + kilobytes + "k", folder.toString());
  }

  Path folder() {
    return folder;
  }

  private static void require(String... command) {
    assertThat(run(command)).as(String.join(" ", command)).isZero();
  }

  private static int run(String... command) {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    require("umount", "--lazy", folder.toString());
  }
}
