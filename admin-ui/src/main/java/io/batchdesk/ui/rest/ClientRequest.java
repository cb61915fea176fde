package io.batchdesk.ui.rest;

import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.Refusal;
import io.batchdesk.engine.Refusal.Kind;
import io.batchdesk.engine.RepeatableRequest;
import io.batchdesk.engine.RepeatableRequests;
import io.batchdesk.engine.RepeatableRequests.Repeated;
import io.batchdesk.engine.Sha256;
import io.batchdesk.ui.access.CurrentUser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a program asks for: its body, and whether it may come again. The body is read by hand: where
 * none has to be there, its media type need not be, either.
 */
@RequestScoped
class ClientRequest {

  private static final String KEY = "Idempotency-Key";
  private static final Set<String> REASON = Set.of("reason");

  @Inject HttpServletRequest request;
  @Inject RepeatableRequests repeatable;
  @Inject CurrentUser user;

  private byte[] bytes = {};

  /**
   * The body.
   *
   * @param known the properties that it may have
   * @return empty if there is no body at all
   */
  Optional<RequestBody> body(Set<String> known) {
    bytes = RequestBody.bytes(stream(), length());
    String type = request.getContentType();
    return RequestBody.read(bytes, type == null ? null : MediaType.valueOf(type), known);
  }

  /**
   * How long the body is, or -1. Once another protocol is offered, as Java's client does, the
   * server reads no chunks and ends no body: it would wait for half a minute.
   */
  private long length() {
    long length = request.getContentLengthLong();
    if (length >= 0 || request.getHeader("Upgrade") == null) {
      return length;
    }
    if (request.getHeader("Transfer-Encoding") != null) {
      throw new ClientErrorException(Response.Status.LENGTH_REQUIRED);
    }
    return 0;
  }

  private InputStream stream() {
    try {
      return request.getInputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The body of a request that need not have one: why it is made. */
  String reason() {
    return body(REASON).flatMap(asked -> asked.text("reason")).orElse(null);
  }

  /**
   * Does what is asked, once for each key that the program gives. Called after the body is read.
   */
  JobDetails once(Supplier<JobDetails> action) {
    return repeatable.once(repeatable(bytes), user.caller(), action);
  }

  /** The same for what is no job. */
  <T> T once(Supplier<T> action, Repeated<T> repeated) {
    return repeatable.once(repeatable(bytes), user.caller(), action, repeated);
  }

  /** The request as a whole when its body is a file, of which this is the SHA-256. */
  RepeatableRequest ofFile(String sha256) {
    return repeatable((request.getQueryString() + " " + sha256).getBytes(StandardCharsets.UTF_8));
  }

  /** The body as it comes, for one that is too long to be held. */
  InputStream file() {
    long length = length();
    return length < 0 ? stream() : new LimitedStream(stream(), length);
  }

  private RepeatableRequest repeatable(byte[] content) {
    List<String> keys = Collections.list(request.getHeaders(KEY));
    if (keys.isEmpty()) {
      return null;
    }
    if (keys.size() > 1 || !keys.get(0).matches("[\\x21-\\x7e]{1,255}")) {
      throw new Refusal(
          Kind.MALFORMED,
          "malformed_key",
          KEY,
          KEY + " must be one word of 1 to 255 printable ASCII characters");
    }
    return new RepeatableRequest(keys.get(0), fingerprint(content));
  }

  private String fingerprint(byte[] content) {
    MessageDigest digest = Sha256.begin();
    digest.update(
        (request.getMethod() + " " + request.getRequestURI() + "\n")
            .getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest.digest(content));
  }
}
