package io.batchdesk.ui.console;

import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.JobSample;
import io.batchdesk.engine.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The speed of a job over its life, as a line to draw.
 *
 * @param path the line, in a picture of 600 by 100
 * @param area the same, closed along the ground
 * @param highest its highest point, in words
 * @param from when it begins
 * @param to when it ends
 * @param words the picture for those who do not see it
 */
public record SpeedChart(
    String path, String area, String highest, String from, String to, String words) {

  private static final int WIDTH = 600;
  private static final int HEIGHT = 100;
  private static final int FEWEST = 4;
  private static final int COLUMNS = 60;

  /** Null while there is too little to draw. */
  static SpeedChart of(JobDetails job, List<JobSample> samples, JobSentences words, ZoneId zone) {
    Instant began = job.timestamps().get(JobStatus.PROCESSING.spelling());
    if (samples.size() < FEWEST || began == null) {
      return null;
    }
    List<JobSample> points = thinned(samples);
    double[] speeds = new double[points.size() - 1];
    for (int i = 0; i < speeds.length; i++) {
      speeds[i] = speed(points.get(i), points.get(i + 1));
    }
    double highest = DoubleStream.of(speeds).max().orElse(0);
    if (highest <= 0) {
      return null;
    }
    String path = path(points, speeds, highest);
    String top = words.rate(highest);
    return new SpeedChart(
        path,
        path + "V" + HEIGHT + "H0Z",
        top,
        words.time(points.get(0).at(), zone),
        words.time(points.get(points.size() - 1).at(), zone),
        words.chart(speeds[speeds.length - 1], highest));
  }

  /** Never more points than the picture has columns; the last one stays. */
  private static List<JobSample> thinned(List<JobSample> samples) {
    int step = (samples.size() + COLUMNS - 1) / COLUMNS;
    List<JobSample> points = new ArrayList<>();
    for (int i = (samples.size() - 1) % step; i < samples.size(); i += step) {
      points.add(samples.get(i));
    }
    return points;
  }

  private static double speed(JobSample from, JobSample to) {
    long millis = Duration.between(from.at(), to.at()).toMillis();
    return millis <= 0 ? 0 : Math.max(0, (to.units() - from.units()) * 1000.0 / millis);
  }

  private static String path(List<JobSample> points, double[] speeds, double highest) {
    Instant first = points.get(0).at();
    long whole =
        Math.max(1, Duration.between(first, points.get(points.size() - 1).at()).toMillis());
    StringBuilder path = new StringBuilder("M0 ").append(y(speeds[0], highest));
    for (int i = 0; i < speeds.length; i++) {
      long x = WIDTH * Duration.between(first, points.get(i + 1).at()).toMillis() / whole;
      path.append('V').append(y(speeds[i], highest)).append('H').append(x);
    }
    return path.toString();
  }

  private static long y(double speed, double highest) {
    return HEIGHT - Math.round(HEIGHT * speed / highest);
  }
}
