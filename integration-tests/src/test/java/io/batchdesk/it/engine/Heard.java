package io.batchdesk.it.engine;

import io.batchdesk.BatchJobEvent;
import io.batchdesk.ToStatus;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The observers of this application: they remember what they hear, and do what a test says. */
@ApplicationScoped
class Heard {

  /** What an observer does besides. */
  interface Reaction {
    void to(BatchJobEvent event) throws Exception;
  }

  private final List<BatchJobEvent> all = new CopyOnWriteArrayList<>();
  private final List<BatchJobEvent> completions = new CopyOnWriteArrayList<>();
  private final Map<String, Reaction> reactions = new ConcurrentHashMap<>();

  void hearAll(@Observes @Priority(1) BatchJobEvent event) {
    all.add(event);
  }

  void hearCompletion(@Observes @ToStatus("completed") @Priority(2) BatchJobEvent event) {
    completions.add(event);
  }

  void react(@Observes @Priority(3) BatchJobEvent event) throws Exception {
    Reaction reaction = reactions.get(event.jobId());
    if (reaction != null) {
      reaction.to(event);
    }
  }

  /** From now on this happens when something is heard of the job. */
  void react(String jobId, Reaction reaction) {
    reactions.put(jobId, reaction);
  }

  /** Each call of an observer of all changes, in their order. */
  List<BatchJobEvent> of(String jobId) {
    return all.stream().filter(event -> event.jobId().equals(jobId)).toList();
  }

  List<String> statuses(String jobId) {
    return of(jobId).stream().map(BatchJobEvent::status).toList();
  }

  /** Each call of an observer of completions. */
  List<BatchJobEvent> completions(String jobId) {
    return completions.stream().filter(event -> event.jobId().equals(jobId)).toList();
  }
}
