package io.batchdesk.ui.web;

import io.batchdesk.engine.Causes;
import io.batchdesk.engine.Json;
import io.batchdesk.engine.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The one shape of an error: JSON for programs, a plain page for people, with nothing of the inside
 * in it.
 *
 * @param code a stable word for programs
 * @param field the parameter or property that is wrong, or null
 * @param message what happened and what to do, for a person
 * @param retryAfter in how many seconds it may work, or null
 * @param reference under which the log tells more, or null
 */
public record ErrorAnswer(
    int status, String code, String field, String message, Integer retryAfter, String reference) {

  private static final System.Logger LOG = System.getLogger(ErrorAnswer.class.getName());

  private static final int OUTAGE_RETRY_SECONDS = 5;
  private static final int QUOTA_RETRY_SECONDS = 60;

  /** An error that the log does not tell more about. */
  public ErrorAnswer(int status, String code, String field, String message, Integer retryAfter) {
    this(status, code, field, message, retryAfter, null);
  }

  /** An error that is fully said by its status and words. */
  public ErrorAnswer(int status, String code, String message) {
    this(status, code, null, message, null);
  }

  /** What to answer to an exception. What nobody expected goes to the log under a reference. */
  public static ErrorAnswer to(Throwable error) {
    if (error instanceof Refusal refusal) {
      return new ErrorAnswer(
          status(refusal.kind()),
          refusal.code(),
          refusal.field(),
          refusal.getMessage(),
          retrySeconds(refusal.kind()));
    }
    if (Outage.causedBy(error)) {
      LOG.log(Level.WARNING, "The database cannot be reached", error);
      return new ErrorAnswer(
          HttpServletResponse.SC_SERVICE_UNAVAILABLE,
          "database_unreachable",
          null,
          "The database cannot be reached at the moment; nothing was changed. Try again in %d seconds"
              .formatted(OUTAGE_RETRY_SECONDS),
          OUTAGE_RETRY_SECONDS);
    }
    // How Jersey says, from wherever it does, that it cannot read a header.
    if (Causes.find(error, ParseException.class).isPresent()) {
      return of(HttpServletResponse.SC_BAD_REQUEST);
    }
    return unexpected(error);
  }

  private static ErrorAnswer unexpected(Throwable error) {
    String reference = UUID.randomUUID().toString().substring(0, 8);
    LOG.log(Level.ERROR, "Unexpected error, reference " + reference, error);
    return new ErrorAnswer(
        HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
        "unexpected",
        null,
        "Something went wrong that should not. Tell the person who runs this server the reference "
            + reference,
        null,
        reference);
  }

  private static Integer retrySeconds(Refusal.Kind kind) {
    return switch (kind) {
      case UNAVAILABLE -> OUTAGE_RETRY_SECONDS;
      case TOO_MANY -> QUOTA_RETRY_SECONDS;
      default -> null;
    };
  }

  private static int status(Refusal.Kind kind) {
    return switch (kind) {
      case MALFORMED -> HttpServletResponse.SC_BAD_REQUEST;
      case INVALID -> 422;
      case FORBIDDEN -> HttpServletResponse.SC_FORBIDDEN;
      case NOT_FOUND -> HttpServletResponse.SC_NOT_FOUND;
      case CONFLICT -> HttpServletResponse.SC_CONFLICT;
      case GONE -> HttpServletResponse.SC_GONE;
      case TOO_MANY -> 429;
      case TOO_LARGE -> HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
      case UNSUPPORTED_FILE -> HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE;
      case UNAVAILABLE -> HttpServletResponse.SC_SERVICE_UNAVAILABLE;
    };
  }

  /** What to answer with a status that the server or a library has chosen. */
  public static ErrorAnswer of(int status) {
    return switch (status) {
      case 400 ->
          new ErrorAnswer(
              status, "bad_request", "The request cannot be read; check its address and headers");
      case 401 ->
          new ErrorAnswer(
              status, "not_signed_in", "Sign in with the name and the password of a user");
      case 403 -> new ErrorAnswer(status, "forbidden", "You may not do this");
      case 404 -> new ErrorAnswer(status, "not_found", "There is nothing at this address");
      case 405 ->
          new ErrorAnswer(status, "method_not_allowed", "This address does not take this method");
      case 406 ->
          new ErrorAnswer(
              status, "not_acceptable", "The answer is application/json; accept that media type");
      case 411 ->
          new ErrorAnswer(
              status,
              "length_required",
              "Send the body with a Content-Length, or offer no other protocol than HTTP/1.1");
      case 413 -> new ErrorAnswer(status, "too_large", "The request is too large");
      case 414 -> new ErrorAnswer(status, "too_long", "The address is too long");
      case 415 ->
          new ErrorAnswer(
              status, "unsupported_media_type", "Send the body as application/json in UTF-8");
      case 429 -> new ErrorAnswer(status, "too_many_requests", "Too many requests; wait a minute");
      case 503 ->
          new ErrorAnswer(
              status,
              "unavailable",
              null,
              "The server cannot answer at the moment; try again in a few seconds",
              OUTAGE_RETRY_SECONDS);
      default ->
          status < 500
              ? new ErrorAnswer(status, "refused", "The request was refused")
              : new ErrorAnswer(status, "unexpected", "Something went wrong that should not");
    };
  }

  /** The same error in the words for a person. */
  ErrorAnswer saying(String sentence) {
    return new ErrorAnswer(status, code, field, sentence, retryAfter, reference);
  }

  /** The kind of error, in Medusa's words where it has one. */
  public String type() {
    return switch (status) {
      case 401 -> "unauthorized";
      case 403 -> "not_allowed";
      case 404 -> "not_found";
      case 409 -> "conflict";
      case 410 -> "gone";
      case 429 -> "too_many_requests";
      case 503 -> "unavailable";
      default -> status < 500 ? "invalid_data" : "server_error";
    };
  }

  /** As JSON. */
  public String json() {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("type", type());
    shape.put("message", message);
    shape.put("code", code);
    if (field != null) {
      shape.put("field", field);
    }
    return Json.write(shape);
  }

  /** Writes it in the form that the one who asked understands; nothing if it is too late. */
  public void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (response.isCommitted()) {
      return;
    }
    response.resetBuffer();
    response.setStatus(status);
    SecurityHeaders.apply(request, response);
    if (retryAfter != null) {
      response.setIntHeader("Retry-After", retryAfter);
    }
    boolean api = Requests.isApi(request);
    if (!api) {
      response.setHeader("Content-Security-Policy", ErrorPage.CONTENT_SECURITY_POLICY);
    }
    response.setContentType(api ? "application/json" : "text/html;charset=UTF-8");
    byte[] body =
        (api
                ? json()
                : ErrorPage.html(this, ErrorTexts.of(request), request.getContextPath() + "/"))
            .getBytes(StandardCharsets.UTF_8);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
