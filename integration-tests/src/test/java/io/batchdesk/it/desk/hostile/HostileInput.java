package io.batchdesk.it.desk.hostile;

/**
 * Something that nobody should send, and what it is answered with.
 *
 * @param request with names in braces where an id, a token or a cookie belongs
 * @param status of the last answer, as it should be
 * @param times how often it is sent
 */
public record HostileInput(String name, RawRequest request, int status, int times) {

  HostileInput(String name, int status, RawRequest request) {
    this(name, request, status, 1);
  }
}
