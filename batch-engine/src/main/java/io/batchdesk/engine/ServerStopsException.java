package io.batchdesk.engine;

/**
 * The server stops and begins no transaction any more; the job is given back, nobody is at fault.
 */
class ServerStopsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ServerStopsException(Throwable cause) {
    super("The server begins no transaction any more", cause);
  }
}
