package io.batchdesk.ui.web;

import io.batchdesk.engine.Sha256;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/**
 * The script with which pages of other applications start and follow jobs. Its address stays, so
 * browsers ask whether it has changed. Not left to the server, whose tag is made of length and
 * time: builds have a time that stays, too.
 */
@WebServlet(OwnPageScript.PATH)
public class OwnPageScript extends HttpServlet {

  static final String PATH = "/batchdesk.js";

  private static final String FILE = "/resources/console/batchdesk.js";
  private static final long serialVersionUID = 1L;

  private byte[] script;
  private byte[] zipped;
  private String tag;

  @Override
  public void init() throws ServletException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (InputStream file = getServletContext().getResourceAsStream(FILE);
        GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      script = file.readAllBytes();
      zip.write(script);
    } catch (IOException e) {
      throw new ServletException(e);
    }
    zipped = bytes.toByteArray();
    String text = new String(script, StandardCharsets.UTF_8);
    tag = "W/\"" + HexFormat.of().formatHex(Sha256.of(text)) + "\"";
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Cache-Control", "no-cache");
    response.setHeader("Vary", "Accept-Encoding");
    response.setHeader("ETag", tag);
    if (header(request, "If-None-Match").contains(tag)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    boolean zip = header(request, "Accept-Encoding").contains("gzip");
    if (zip) {
      response.setHeader("Content-Encoding", "gzip");
    }
    response.setContentType("text/javascript;charset=UTF-8");
    response.setContentLength(zip ? zipped.length : script.length);
    response.getOutputStream().write(zip ? zipped : script);
  }

  private static String header(HttpServletRequest request, String name) {
    String value = request.getHeader(name);
    return value == null ? "" : value;
  }
}
