package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the outputs of a job together when its handler is done: outside a transaction, because it
 * can take long; the transaction that completes the job names the files. A crash in between makes
 * it begin again, from the same committed parts.
 */
@ApplicationScoped
class Publisher {

  private static final System.Logger LOG = System.getLogger(Publisher.class.getName());

  @Inject Claims claims;
  @Inject OutputStore store;
  @Inject Completion completion;

  JobSnapshot publish(JobSnapshot job) throws IOException {
    Map<Integer, List<OutputStore.Part>> parts = new LinkedHashMap<>();
    job.outputs().forEach(output -> parts.put(output.number(), new ArrayList<>()));
    for (BatchOutputPart part : claims.parts(job.id())) {
      parts.get(part.number).add(new OutputStore.Part(part.claimNumber, part.length));
    }
    Map<Integer, OutputStore.Published> files = new LinkedHashMap<>();
    for (Map.Entry<Integer, List<OutputStore.Part>> output : parts.entrySet()) {
      files.put(
          output.getKey(),
          store.publish(job.id(), output.getKey(), job.claim(), output.getValue()));
    }
    JobSnapshot completed = completion.complete(job, files);
    deleteParts(job);
    return completed;
  }

  /** After the commit nobody reads them any more; what stays now goes with the job's cleanup. */
  private void deleteParts(JobSnapshot job) {
    try {
      store.deleteParts(job.id());
    } catch (IOException e) {
      LOG.log(Level.WARNING, "Job " + job.id() + ": parts of its files could not be deleted", e);
    }
  }
}
