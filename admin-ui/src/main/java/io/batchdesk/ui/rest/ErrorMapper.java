package io.batchdesk.ui.rest;

import io.batchdesk.ui.web.ErrorAnswer;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Every error of the API in the one shape. */
@Provider
public class ErrorMapper implements ExceptionMapper<Throwable> {

  @Override
  public Response toResponse(Throwable error) {
    if (error instanceof WebApplicationException refused) {
      Response answer = refused.getResponse();
      return json(ErrorAnswer.of(answer.getStatus()))
          .header(HttpHeaders.ALLOW, answer.getHeaderString(HttpHeaders.ALLOW))
          .build();
    }
    return json(ErrorAnswer.to(error)).build();
  }

  static Response.ResponseBuilder json(ErrorAnswer answer) {
    return Response.status(answer.status(), answer.type())
        .type(MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.RETRY_AFTER, answer.retryAfter())
        .entity(answer.json());
  }
}
