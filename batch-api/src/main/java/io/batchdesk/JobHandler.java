package io.batchdesk;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Does the work of one job type, cut into steps. Each call of a method is one step: the engine
 * calls it on a managed thread inside a JTA transaction of its own, and commits what the method
 * wrote through {@code jdbc/batchdesk} together with the job's state, units, messages and outputs.
 * When the method throws, or the server dies, none of it has happened, and the step is repeated.
 *
 * <p>A job calls {@link #createJob} once, {@link #preProcessJob} until it answers <em>ready</em>,
 * {@link #continueJob} until it answers <em>done</em>, and {@link #cleanupJob} once at the end of
 * its life. "Once" means that exactly one call takes effect.
 *
 * <p>What a step does outside the database (a mail, an HTTP call) can happen more than once; use
 * {@link JobParameters#idempotencyKey(long)} there.
 *
 * <p>One instance serves many jobs on many threads: keep nothing in fields.
 */
public interface JobHandler {

  /**
   * Begins the job: checks what only the application knows, sets the size and the first state.
   * Called while the job is {@code created}.
   *
   * @return {@link JobStepResponse#ready()}, or {@link JobStepResponse#nothingToDo(String)} to end
   *     the job politely
   * @throws BatchJobException to refuse the job: it ends as {@code failed} and is not retried
   * @throws Exception anything else: the step is rolled back and tried again with growing pauses
   */
  JobStepResponse createJob(JobParameters job) throws Exception;

  /**
   * Counts and checks before anything is written, in as many steps as it needs, while the job is
   * {@code created}. The default answers <em>ready</em>.
   *
   * @param batchSize how many units the engine asks of this step
   * @return more, again, repeat, ready, nothing to do or failed
   * @throws BatchJobException to refuse the job
   * @throws Exception anything else: the step is rolled back and tried again
   */
  default JobStepResponse preProcessJob(JobParameters job, int batchSize) throws Exception {
    return JobStepResponse.ready();
  }

  /**
   * Processes the next units, while the job is {@code processing}.
   *
   * @param batchSize how many units the engine asks of this step; it adapts so that a step takes
   *     about {@link JobType#targetStepMillis()}
   * @return more, again, repeat, ask, failed or done
   * @throws BatchJobException to end the job as {@code failed} with a sentence for the person; it
   *     is not tried again by itself
   * @throws Exception anything else: the step is rolled back and tried again
   */
  JobStepResponse continueJob(JobParameters job, int batchSize) throws Exception;

  /**
   * Deletes what the job made for itself (temporary rows, drafts). The engine deletes the job's
   * outputs. Called when the job has ended: after its file was fetched, after a cancel, when a
   * person asks, or at the end of its retention. The default does nothing.
   *
   * @return {@link JobStepResponse#done()}
   * @throws Exception the step is rolled back and tried again; the job's status stays as it is
   */
  default JobStepResponse cleanupJob(JobParameters job) throws Exception {
    return JobStepResponse.done();
  }

  /**
   * Offers the choices for a parameter that is marked with {@link Choices}: the values with what
   * people read, in the order of the map. Everybody who may start the type sees them.
   *
   * <p>The engine asks when the application starts and about once a minute, on one node, outside of
   * any job and in a JTA transaction of its own that may take 30 seconds; in between it keeps the
   * answer in the database. It asks once for each language of the application's bundle {@code
   * batchdesk}, and for English. After an exception the last choices stay, and admins see the
   * problem with the application.
   *
   * @param parameter the name of the component
   * @param language what people read is in this language, if the data has it
   * @return at most 1,000 choices; a value has 1 to 100 characters, and is a whole number if the
   *     parameter is one; a label has at most 200. The default offers none
   * @throws Exception if they cannot be had at present
   */
  default Map<String, String> choices(String parameter, Locale language) throws Exception {
    return Map.of();
  }

  /**
   * Offers a file that people can take as the beginning of one that they upload. The engine asks
   * once for each parameter of type {@link Upload} when the application starts, outside of any job
   * and in a JTA transaction of its own that may take 30 seconds, and keeps the answer in the
   * database. After an exception the last one stays, and admins see the problem with the
   * application.
   *
   * @param parameter the name of the component
   * @return the file; the default offers none
   * @throws Exception if it cannot be had at present
   */
  default Optional<Template> template(String parameter) throws Exception {
    return Optional.empty();
  }
}
