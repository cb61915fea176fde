package io.batchdesk.it.engine;

import io.batchdesk.JobParameters;
import io.batchdesk.JobStepResponse;
import io.batchdesk.JobType;
import io.batchdesk.JobType.Confirm;

/** The job types of the tests; they differ in what their annotation says. */
final class ScriptedJobs {

  static final String PLAIN = "scripted";
  static final String OTHER = "scripted-other";
  static final String CONFIRMED = "scripted-confirmed";
  static final String CHECKED = "scripted-checked";
  static final String GUARDED = "scripted-guarded";
  static final String SHORT_LIMIT = "scripted-short-limit";

  static final String HANGING = "scripted-hanging";
  static final String CHOOSY = "scripted-choosy";
  static final String BY_TWOS = "scripted-by-twos";
  static final String URGENT = "scripted-urgent";

  private ScriptedJobs() {}

  /** The usual one, with three attempts. */
  @JobType(value = PLAIN, maxAttempts = 3, parameters = ScriptedHandler.Parameters.class)
  static class Plain extends ScriptedHandler {}

  /** Nothing but another type. */
  @JobType(value = OTHER, parameters = ScriptedHandler.Parameters.class)
  static class Other extends ScriptedHandler {}

  /** A person has to confirm it. */
  @JobType(
      value = CONFIRMED,
      confirm = Confirm.ALWAYS,
      parameters = ScriptedHandler.Parameters.class)
  static class Confirmed extends ScriptedHandler {}

  /** With pre-processing. */
  @JobType(value = CHECKED, parameters = ScriptedHandler.Parameters.class)
  static class Checked extends ScriptedHandler {

    @Override
    public JobStepResponse preProcessJob(JobParameters job, int batchSize) throws Exception {
      return script(job).preProcess.of(job, batchSize);
    }
  }

  /** Only for clerks. */
  @JobType(value = GUARDED, rolesAllowed = "clerk", parameters = ScriptedHandler.Parameters.class)
  static class Guarded extends ScriptedHandler {}

  /** Its steps may take one second. */
  @JobType(
      value = SHORT_LIMIT,
      stepLimitSeconds = 1,
      maxAttempts = 1,
      parameters = ScriptedHandler.Parameters.class)
  static class ShortLimit extends ScriptedHandler {}

  /** Its steps may take one second, and are tried again. */
  @JobType(value = HANGING, stepLimitSeconds = 1, parameters = ScriptedHandler.Parameters.class)
  static class Hanging extends ScriptedHandler {}

  /** Some errors are final for it; after others it waits for five minutes. */
  @JobType(
      value = CHOOSY,
      backoffSeconds = 300,
      finalErrors = UnsupportedOperationException.class,
      parameters = ScriptedHandler.Parameters.class)
  static class Choosy extends ScriptedHandler {}

  /** No more than two of it run at once. */
  @JobType(value = BY_TWOS, maxJobsAtOnce = 2, parameters = ScriptedHandler.Parameters.class)
  static class ByTwos extends ScriptedHandler {}

  /** Goes before all others. */
  @JobType(value = URGENT, priority = 10, parameters = ScriptedHandler.Parameters.class)
  static class Urgent extends ScriptedHandler {}
}
