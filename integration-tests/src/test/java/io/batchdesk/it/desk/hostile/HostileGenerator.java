package io.batchdesk.it.desk.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Makes up hostile requests: good ones of all routes, spoilt in one to four places. The same seed
 * gives the same requests.
 */
public final class HostileGenerator {

  private final Random random;
  private final List<UnaryOperator<RawRequest>> ways =
      List.of(
          this::path,
          this::path,
          this::query,
          this::query,
          this::header,
          this::header,
          this::header,
          this::json,
          this::json,
          this::bytes,
          this::method,
          this::encoding,
          this::framing);

  /** Begins with a seed. */
  public HostileGenerator(long seed) {
    random = new Random(seed);
  }

  /** Makes up the next one. */
  public RawRequest next() {
    RawRequest request = pick(HostilePieces.GOOD);
    for (int i = random.nextInt(4); i >= 0; i--) {
      request = pick(ways).apply(request);
    }
    return speaksHttp(request) ? request : request.withBrokenFraming();
  }

  /** What is not even a line of HTTP may be hung up on. */
  private static boolean speaksHttp(RawRequest request) {
    return request.target().chars().allMatch(c -> c > ' ' && c <= '~');
  }

  private RawRequest path(RawRequest request) {
    String target = request.target();
    int end = target.indexOf('?') < 0 ? target.length() : target.indexOf('?');
    int at = 1 + random.nextInt(end);
    int upTo = random.nextBoolean() ? at : Math.min(end, at + random.nextInt(8));
    return request.target(target.substring(0, at) + piece() + target.substring(upTo));
  }

  private RawRequest query(RawRequest request) {
    String target = request.target();
    String separator = target.contains("?") ? "&" : "?";
    return switch (random.nextInt(3)) {
      case 0 -> request.target(target + separator + piece() + "=" + piece());
      case 1 -> request.target(target + separator + "limit" + piece() + "=" + piece());
      default -> request.target(target + piece());
    };
  }

  /** Mostly one, now and then very many. */
  private String piece() {
    return pick(HostilePieces.PIECES).repeat(random.nextInt(20) == 0 ? 300 : 1);
  }

  private RawRequest header(RawRequest request) {
    String name = pick(HostilePieces.HEADERS);
    String value = pick(HostilePieces.VALUES).repeat(random.nextInt(20) == 0 ? 100 : 1);
    return (random.nextBoolean() ? request.without(name) : request).header(name + ": " + value);
  }

  /** Puts another value in the place of a value. */
  private RawRequest json(RawRequest request) {
    String body = new String(request.body(), UTF_8);
    List<Integer> colons =
        body.chars().boxed().toList().isEmpty()
            ? List.of()
            : java.util.stream.IntStream.range(0, body.length())
                .filter(i -> body.charAt(i) == ':' || body.charAt(i) == ',')
                .boxed()
                .toList();
    if (colons.isEmpty()) {
      return request.body(pick(HostilePieces.JSON).getBytes(UTF_8));
    }
    int at = pick(colons) + 1;
    int end = at;
    while (end < body.length() && ",}".indexOf(body.charAt(end)) < 0) {
      end++;
    }
    String spoilt = body.substring(0, at) + pick(HostilePieces.JSON) + body.substring(end);
    return request.body(spoilt.getBytes(UTF_8));
  }

  /** Cuts, doubles or turns over bytes of the body. */
  private RawRequest bytes(RawRequest request) {
    byte[] body = request.body().clone();
    if (body.length == 0) {
      byte[] noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);
      return request.body(noise);
    }
    int at = random.nextInt(body.length);
    return switch (random.nextInt(4)) {
      case 0 -> request.body(Arrays.copyOf(body, at));
      case 1 -> request.body((new String(body, ISO_8859_1).repeat(2)).getBytes(ISO_8859_1));
      case 2 ->
          request.body(("[".repeat(2_000) + new String(body, ISO_8859_1)).getBytes(ISO_8859_1));
      default -> {
        body[at] = (byte) random.nextInt(256);
        yield request.body(body);
      }
    };
  }

  private RawRequest method(RawRequest request) {
    return request.method(pick(HostilePieces.METHODS));
  }

  private RawRequest encoding(RawRequest request) {
    String text = new String(request.body(), UTF_8);
    return random.nextBoolean()
        ? request.body(text.getBytes(UTF_16))
        : request.body(("\uFEFF" + text).getBytes(UTF_8));
  }

  private RawRequest framing(RawRequest request) {
    RawRequest broken = request.withBrokenFraming();
    return switch (random.nextInt(6)) {
      case 0 -> broken.header("Content-Length: " + pick(HostilePieces.PIECES));
      case 1 -> broken.header("Content-Length: " + random.nextInt(200));
      case 2 -> broken.header("Transfer-Encoding: chunked");
      case 3 -> broken.version(pick(List.of("HTTP/1.0", "HTTP/0.9", "HTTP/9.9", "HTTP/x", "")));
      case 4 -> broken.header(pick(HostilePieces.PIECES) + ": x");
      default -> broken.header(pick(HostilePieces.PIECES));
    };
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
