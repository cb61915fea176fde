package io.batchdesk.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;

/** A file in the directory, open for appending. */
final class PartFile extends OutputStore.PartStream {

  private final FileChannel channel;

  PartFile(FileChannel channel) {
    this.channel = channel;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    write(ByteBuffer.wrap(bytes, offset, length));
  }

  /** Writes all of it; the job waits while that is not possible. */
  void write(ByteBuffer buffer) throws IOException {
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (ClosedChannelException e) {
      // The thread was interrupted, so the server stops.
      throw e;
    } catch (IOException e) {
      throw StoreException.cannotWrite(e);
    }
  }

  @Override
  void force() throws IOException {
    try {
      channel.force(false);
    } catch (ClosedChannelException e) {
      throw e;
    } catch (IOException e) {
      throw StoreException.cannotWrite(e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
