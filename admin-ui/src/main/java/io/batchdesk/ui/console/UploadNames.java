package io.batchdesk.ui.console;

import io.batchdesk.engine.Caller;
import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.ParameterSchema;
import io.batchdesk.engine.ParameterSchema.Kind;
import io.batchdesk.engine.Refusal;
import io.batchdesk.engine.Uploads;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;

/** The files that a job was started with, by their names; uploads that are gone keep their ids. */
@RequestScoped
class UploadNames {

  @Inject Uploads uploads;
  @Inject Texts texts;

  /** The parameters of a job, with names of files in place of the ids of uploads. */
  Map<String, Object> named(JobDetails job, Caller caller) {
    Map<String, Object> named = new LinkedHashMap<>(job.parameters());
    ParameterSchema schema = job.labels().parameters();
    named.replaceAll(
        (name, value) ->
            value instanceof String id && isUpload(schema, name) ? name(id, caller) : value);
    return named;
  }

  private static boolean isUpload(ParameterSchema schema, String name) {
    return schema.field(name).filter(field -> field.kind() == Kind.UPLOAD).isPresent();
  }

  private String name(String id, Caller caller) {
    try {
      var upload = uploads.find(id, caller);
      return texts.of("upload.file", upload.name(), texts.bytes(upload.size()));
    } catch (Refusal e) {
      return id;
    }
  }
}
