package io.batchdesk.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.engine.JobSample;
import io.batchdesk.engine.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForecastTest {

  private static final Instant BEGIN = Instant.parse("2026-03-31T09:00:00Z");

  @Test
  void aSteadyJobHasOneEnd() {
    AJob job = at(100).units(1000, 3000L);

    Forecast forecast = Forecast.of(job.make(), steady(10, 100), BEGIN.plusSeconds(100));

    assertThat(forecast.perSecond()).isEqualTo(10.0);
    assertThat(forecast.least()).isEqualTo(Duration.ofSeconds(200));
    assertThat(forecast.most()).isEqualTo(Duration.ofSeconds(200));
  }

  @Test
  void aJobThatBecameSlowerIsDoneBetweenItsTwoSpeeds() {
    List<JobSample> fastThenSlow =
        IntStream.rangeClosed(1, 100)
            .mapToObj(s -> sample(s, s <= 60 ? 20L * s : 1200 + 5L * (s - 60)))
            .toList();
    AJob job = at(100).units(1400, 2400L);

    Forecast forecast = Forecast.of(job.make(), fastThenSlow, BEGIN.plusSeconds(100));

    assertThat(forecast.perSecond()).isEqualTo(5.0);
    assertThat(forecast.most()).isEqualTo(Duration.ofSeconds(200));
    assertThat(forecast.least()).isBetween(Duration.ofSeconds(70), Duration.ofSeconds(75));
  }

  @Test
  void aJobOfUnknownSizeHasASpeedOnly() {
    AJob job = at(100).units(1000, null);

    Forecast forecast = Forecast.of(job.make(), steady(10, 100), BEGIN.plusSeconds(100));

    assertThat(forecast.perSecond()).isEqualTo(10.0);
    assertThat(forecast.most()).isNull();
  }

  @Test
  void whatWasBeforeAPauseSaysNothing() {
    AJob job = at(2).units(1000, 3000L);
    List<JobSample> before = List.of(sample(-300, 100), sample(-200, 500), sample(1, 990));

    assertThat(Forecast.of(job.make(), before, BEGIN.plusSeconds(2))).isEqualTo(Forecast.NONE);
  }

  @Test
  void aJobThatStandsStillHasNoEnd() {
    AJob job = at(100).units(1000, 3000L);

    Forecast forecast = Forecast.of(job.make(), steady(10, 100), BEGIN.plusSeconds(1000));

    assertThat(forecast).isEqualTo(Forecast.NONE);
  }

  @Test
  void aJobThatDoesNotWorkHasNone() {
    AJob job = at(100).units(1000, 3000L).status(JobStatus.PAUSED);

    assertThat(Forecast.of(job.make(), steady(10, 100), BEGIN.plusSeconds(100)))
        .isEqualTo(Forecast.NONE);
  }

  private static AJob at(int second) {
    return AJob.aJob()
        .status(JobStatus.PROCESSING)
        .processingSince(BEGIN)
        .updated(BEGIN.plusSeconds(second));
  }

  private static List<JobSample> steady(long perSecond, int seconds) {
    return IntStream.rangeClosed(1, seconds).mapToObj(s -> sample(s, perSecond * s)).toList();
  }

  private static JobSample sample(int second, long units) {
    return new JobSample(BEGIN.plusSeconds(second), units);
  }
}
