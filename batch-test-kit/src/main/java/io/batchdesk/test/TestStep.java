package io.batchdesk.test;

import io.batchdesk.JobOutput;
import io.batchdesk.JobParameters;
import io.batchdesk.JobUpload;
import io.batchdesk.StartedBy;
import io.batchdesk.Upload;
import io.batchdesk.engine.StoredRecord;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

/** The job as the handler sees it during one step; what it changes is kept if the step commits. */
final class TestStep implements JobParameters {

  private static final String ID = "batch_test";

  private final TestJob job;
  private final String parameters;
  private final TestOutputs outputs;
  private final boolean repeated;
  private Committed now;

  TestStep(
      TestJob job, String parameters, Committed before, TestOutputs outputs, boolean repeated) {
    this.job = job;
    this.parameters = parameters;
    this.now = before;
    this.outputs = outputs;
    this.repeated = repeated;
  }

  /** What the job keeps if the step commits. */
  Committed after(long units, String answer) {
    return new Committed(now.state(), now.jobSize(), now.units() + units, answer);
  }

  @Override
  public String jobId() {
    return ID;
  }

  @Override
  public String type() {
    return job.type();
  }

  @Override
  public StartedBy startedBy() {
    return job.startedBy();
  }

  @Override
  public boolean dryRun() {
    return job.dryRun();
  }

  @Override
  public <P extends Record> P parameters(Class<P> type) {
    return StoredRecord.parameters(parameters, type);
  }

  @Override
  public <S extends Record> S state(Class<S> type) {
    return now.state(type);
  }

  @Override
  public boolean hasState() {
    return now.state() != null;
  }

  @Override
  public void setState(Record state) {
    now = new Committed(StoredRecord.json(state), now.jobSize(), now.units(), now.answer());
  }

  @Override
  public OptionalLong jobSize() {
    return now.jobSize();
  }

  @Override
  public void setJobSize(long units) {
    if (units < 0) {
      throw new IllegalArgumentException(
          "A job cannot have %d units; give 0 or more".formatted(units));
    }
    now = new Committed(now.state(), OptionalLong.of(units), now.units(), now.answer());
  }

  @Override
  public long unitsProcessed() {
    return now.units();
  }

  @Override
  public Optional<String> answer() {
    return Optional.ofNullable(now.answer());
  }

  @Override
  public JobOutput output(String name, String mediaType) {
    return outputs.open(name, mediaType);
  }

  @Override
  public JobOutput failedRows(Upload upload, String name, String mediaType) {
    job.upload(upload);
    return outputs.open(name, mediaType);
  }

  @Override
  public void rehearse(Callable<?> work) throws Exception {
    job.transaction().rehearse(work);
  }

  @Override
  public boolean repeated() {
    return repeated;
  }

  @Override
  public JobUpload upload(Upload upload) {
    return job.upload(upload);
  }

  @Override
  public String idempotencyKey(long n) {
    return ID + "-" + n;
  }
}
