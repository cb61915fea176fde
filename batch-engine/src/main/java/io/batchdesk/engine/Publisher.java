package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts the outputs of a job together when its handler is done: outside a transaction, because it
 * can take long; the transaction that completes the job names the files. A crash in between makes
 * it begin again, from the same committed parts.
 */
@ApplicationScoped
class Publisher {

  private static final System.Logger LOG = System.getLogger(Publisher.class.getName());

  @Inject Claims claims;
  @Inject OutputStores stores;
  @Inject Completion completion;

  JobSnapshot publish(JobSnapshot job) throws IOException {
    Map<Integer, List<OutputStore.Part>> parts = new LinkedHashMap<>();
    job.outputs().forEach(output -> parts.put(output.number(), new ArrayList<>()));
    for (BatchOutputPart part : claims.parts(job.id())) {
      parts.get(part.number).add(new OutputStore.Part(part.claimNumber, part.length));
    }
    Map<Integer, OutputStore.Published> files = new LinkedHashMap<>();
    for (OutputProgress output : job.outputs()) {
      int number = output.number();
      files.put(
          number,
          stores.of(output.store()).publish(job.id(), number, job.claim(), parts.get(number)));
    }
    JobSnapshot completed = completion.complete(job, files);
    deleteParts(job);
    return completed;
  }

  /** After the commit nobody reads them any more; what stays now goes with the job's cleanup. */
  private void deleteParts(JobSnapshot job) {
    Set<String> used =
        job.outputs().stream().map(OutputProgress::store).collect(Collectors.toSet());
    try {
      for (String store : used) {
        stores.of(store).deleteParts(job.id());
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "Job " + job.id() + ": parts of its files could not be deleted", e);
    }
  }
}
