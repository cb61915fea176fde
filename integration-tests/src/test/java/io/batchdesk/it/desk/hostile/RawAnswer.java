package io.batchdesk.it.desk.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What came back for a request that was sent byte for byte.
 *
 * @param status 0 if the server hung up without an answer
 * @param headers by lower-case name
 */
public record RawAnswer(int status, Map<String, String> headers, byte[] body) {

  private static final int PATIENCE_MILLIS = 20_000;
  private static final String END_OF_HEAD = "\r\n\r\n";
  private static final String LAST_CHUNK = "0\r\n\r\n";
  private static final RawAnswer NONE = new RawAnswer(0, Map.of(), new byte[0]);

  /** Sends a request on a connection of its own. */
  public static RawAnswer to(RawRequest request, int port) throws IOException {
    try (Socket socket = new Socket("localhost", port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      Thread writer = new Thread(() -> write(request, socket));
      writer.start();
      return read(socket.getInputStream(), request.method().equals("HEAD"));
    }
  }

  /** A server that has heard enough may hang up before it has heard all. */
  private static void write(RawRequest request, Socket socket) {
    try {
      socket.getOutputStream().write(request.bytes());
      if (request.broken()) {
        socket.shutdownOutput();
      }
    } catch (IOException e) {
      // The answer tells why.
    }
  }

  private static RawAnswer read(InputStream in, boolean bodiless) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] buffer = new byte[65_536];
    RawAnswer answer = NONE;
    while (!answer.complete(bodiless)) {
      int n = readSome(in, buffer);
      if (n < 0) {
        return answer;
      }
      all.write(buffer, 0, n);
      answer = parse(all.toByteArray());
    }
    return answer;
  }

  /** A connection that is reset has ended, too; and one on which nothing comes any more. */
  private static int readSome(InputStream in, byte[] buffer) throws IOException {
    try {
      return in.read(buffer);
    } catch (SocketException | SocketTimeoutException e) {
      return -1;
    }
  }

  private static RawAnswer parse(byte[] bytes) {
    String text = new String(bytes, ISO_8859_1);
    int end = text.indexOf(END_OF_HEAD);
    if (end < 0) {
      return NONE;
    }
    String[] lines = text.substring(0, end).split("\r\n");
    int status = Integer.parseInt(lines[0].split(" ")[1]);
    String rest = text.substring(end + END_OF_HEAD.length());
    if (status < 200) {
      return parse(rest.getBytes(ISO_8859_1));
    }
    Map<String, String> headers = new HashMap<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      headers.put(
          lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
          lines[i].substring(colon + 1).strip());
    }
    return new RawAnswer(status, headers, rest.getBytes(ISO_8859_1));
  }

  /** As far as the connection may stay open afterwards; otherwise its end says so. */
  private boolean complete(boolean bodiless) {
    if (status == 0) {
      return false;
    }
    if (bodiless || status == 204 || status == 304) {
      return true;
    }
    String length = headers.get("content-length");
    return length == null
        ? header("transfer-encoding").equals("chunked")
            && new String(body, ISO_8859_1).endsWith(LAST_CHUNK)
        : body.length >= Integer.parseInt(length);
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  public String text() {
    return new String(body, UTF_8);
  }
}
