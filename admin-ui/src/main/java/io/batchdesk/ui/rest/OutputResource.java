package io.batchdesk.ui.rest;

import io.batchdesk.engine.DownloadSender;
import io.batchdesk.engine.Downloads;
import io.batchdesk.engine.Downloads.Download;
import io.batchdesk.engine.OutputDetails;
import io.batchdesk.ui.access.CurrentUser;
import io.batchdesk.ui.web.ErrorAnswer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.file.FileSystemException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Files of jobs, for programs and for the pages. */
@Path(BatchJobResource.PATH + "/{id}/outputs/{number: \\d{1,9}}/download")
@RequestScoped
public class OutputResource {

  private static final System.Logger LOG = System.getLogger(OutputResource.class.getName());

  private static final String RANGE = "Range";
  private static final String IF_RANGE = "If-Range";

  @Inject Downloads downloads;
  @Inject DownloadSender sender;
  @Inject CurrentUser user;
  @Inject HttpServletRequest request;

  /** The whole file or one range of it; it counts as fetched when its last byte was sent. */
  @GET
  public Response download(
      @PathParam("id") String id,
      @PathParam("number") int number,
      @HeaderParam(RANGE) String range,
      @HeaderParam(IF_RANGE) String ifRange) {
    Download download = downloads.begin(id, number, user.caller());
    OutputDetails file = download.output();
    boolean same = ifRange == null || ifRange.equals(tag(file));
    Optional<ByteRange> asked = ByteRange.of(same ? range : null, file.length());
    if (asked.isEmpty()) {
      sender.cancel(download);
      return outside(file);
    }
    ByteRange part = asked.get();
    TcpQueue queue = TcpQueue.of(request);
    StreamingOutput body = out -> send(download, out, part, queue);
    return part.partial()
        ? describe(Response.status(Response.Status.PARTIAL_CONTENT), file, part.size())
            .header("Content-Range", part.contentRange(file.length()))
            .entity(body)
            .build()
        : describe(Response.ok(), file, part.size()).entity(body).build();
  }

  /** A client that goes away is no error of ours, a file that cannot be read is. */
  private void send(Download download, OutputStream out, ByteRange part, TcpQueue queue)
      throws IOException {
    try {
      sender.send(download, out, part.from(), part.to(), queue);
    } catch (EOFException | FileSystemException e) {
      throw e;
    } catch (IOException e) {
      LOG.log(Level.INFO, "Job {0}: a download broke off: {1}", download.jobId(), e.getMessage());
    }
  }

  /** By hand, because the method for GET would begin a download. */
  @HEAD
  public Response describe(@PathParam("id") String id, @PathParam("number") int number) {
    OutputDetails file = downloads.describe(id, number, user.caller()).output();
    return describe(Response.ok(), file, file.length()).build();
  }

  private static ResponseBuilder describe(ResponseBuilder answer, OutputDetails file, long size) {
    String hash = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(file.sha256()));
    return answer
        .header(HttpHeaders.CONTENT_TYPE, file.mediaType())
        .header(HttpHeaders.CONTENT_LENGTH, size)
        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment(file.name()))
        .header(HttpHeaders.ETAG, tag(file))
        .header("Accept-Ranges", "bytes")
        .header("Repr-Digest", "sha-256=:" + hash + ":")
        .header("Digest", "SHA-256=" + hash);
  }

  private static String tag(OutputDetails file) {
    return "\"" + file.sha256() + "\"";
  }

  private static Response outside(OutputDetails file) {
    ErrorAnswer answer =
        new ErrorAnswer(
            Response.Status.REQUESTED_RANGE_NOT_SATISFIABLE.getStatusCode(),
            "range_not_satisfiable",
            "The file has %d bytes; ask for a range within it".formatted(file.length()));
    return ErrorMapper.json(answer).header("Content-Range", "bytes */" + file.length()).build();
  }
}
