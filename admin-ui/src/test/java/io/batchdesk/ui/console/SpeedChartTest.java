package io.batchdesk.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.JobSample;
import io.batchdesk.engine.JobStatus;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpeedChartTest {

  private static final Instant BEGIN = Instant.parse("2026-03-31T09:00:00Z");
  private static final JobDetails JOB =
      AJob.aJob().status(JobStatus.PROCESSING).processingSince(BEGIN).make();

  @Test
  void theLineStepsFromSpeedToSpeed() {
    List<JobSample> samples = List.of(sample(0, 0), sample(1, 50), sample(2, 150), sample(4, 250));

    SpeedChart chart = SpeedChart.of(JOB, samples, new JobSentences(new Texts()), ZoneOffset.UTC);

    assertThat(chart.path()).isEqualTo("M0 50V50H150V0H300V50H600");
    assertThat(chart.area()).isEqualTo(chart.path() + "V100H0Z");
    assertThat(chart.highest()).isEqualTo("100/s");
    assertThat(chart.words()).isEqualTo("Speed over time: 50/s now, 100/s at most");
  }

  @Test
  void manySamplesDrawNoMorePointsThanThereAreColumnsForAndKeepTheLast() {
    List<JobSample> samples =
        IntStream.rangeClosed(0, 119).mapToObj(s -> sample(s, 10L * s)).toList();

    SpeedChart chart = SpeedChart.of(JOB, samples, new JobSentences(new Texts()), ZoneOffset.UTC);

    assertThat(chart.path().chars().filter(c -> c == 'H').count()).isLessThan(60);
    assertThat(chart.path()).endsWith("H600");
    assertThat(chart.to()).isEqualTo("09:01:59");
  }

  @Test
  void tooLittleIsNotDrawn() {
    assertThat(
            SpeedChart.of(
                JOB,
                List.of(sample(0, 0), sample(1, 50)),
                new JobSentences(new Texts()),
                ZoneOffset.UTC))
        .isNull();
  }

  @Test
  void aJobThatStoodStillIsNotDrawn() {
    List<JobSample> samples = List.of(sample(0, 7), sample(1, 7), sample(2, 7), sample(3, 7));

    assertThat(SpeedChart.of(JOB, samples, new JobSentences(new Texts()), ZoneOffset.UTC)).isNull();
  }

  private static JobSample sample(int second, long units) {
    return new JobSample(BEGIN.plusSeconds(second), units);
  }
}
