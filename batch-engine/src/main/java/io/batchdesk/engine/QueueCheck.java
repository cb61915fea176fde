package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Consumer;

/**
 * Looks for jobs that nobody would move on, now and then; {@link JobRepairs} mends each by itself.
 */
@ApplicationScoped
class QueueCheck {

  private static final System.Logger LOG = System.getLogger(QueueCheck.class.getName());

  @Inject Queue queue;
  @Inject JobRepairs repairs;
  @Inject Turns turns;

  /** Stops whose engine died before they took effect, and steps that hang. */
  void stopsAndHungSteps() {
    each(queue.jobsToStop(), repairs::stopWithoutEngine);
    each(queue.jobsThatMayHang(), repairs::endHungStep);
  }

  /** Jobs whose turn has come, although the engine of the one before died. */
  void turns() {
    turns.limited().forEach(turns::next);
  }

  /** Jobs whose queue entry is missing, so that no acknowledged job is lost. */
  void missingEntries() {
    each(queue.jobsWithoutEntry(), repairs::stageAgain);
  }

  /** One job that cannot be mended keeps no other from it. */
  private static void each(List<String> ids, Consumer<String> repair) {
    for (String id : ids) {
      try {
        repair.accept(id);
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "Job " + id + " could not be moved on; it is tried again", e);
      }
    }
  }
}
