package io.batchdesk.test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What disturbs one run.
 *
 * @param name if there are many of them, otherwise null
 */
record CrashPlan(String name, List<CrashPoint> points) {

  static final CrashPlan UNDISTURBED = new CrashPlan(null, List.of());

  private static final int KINDS = CrashPoint.Kind.values().length;

  private static CrashPlan of(CrashPoint... points) {
    return new CrashPlan(null, List.of(points));
  }

  /**
   * The plans for a job: each single point, one run with all of each kind, then pairs; if these are
   * too many, as many of them as fit, chosen by the seed.
   *
   * @param commits of the undisturbed run, cleanup included
   * @param runs how many plans to make at most
   */
  static List<CrashPlan> all(int commits, int runs, long seed) {
    Random random = new Random(seed);
    List<CrashPoint> points = points(commits);
    List<CrashPlan> plans = new ArrayList<>();
    some(points, runs - KINDS, random).forEach(point -> plans.add(of(point)));
    for (CrashPoint.Kind kind : CrashPoint.Kind.values()) {
      plans.add(everywhere(kind, points));
    }
    plans.addAll(pairs(points, runs - plans.size(), random));
    return plans;
  }

  /** After the last commit, that of cleanup, nothing is left to go wrong. */
  private static List<CrashPoint> points(int commits) {
    return IntStream.rangeClosed(1, commits)
        .boxed()
        .flatMap(n -> Arrays.stream(CrashPoint.Kind.values()).map(kind -> new CrashPoint(kind, n)))
        .filter(point -> !point.equals(new CrashPoint(CrashPoint.Kind.AFTER, commits)))
        .toList();
  }

  private static CrashPlan everywhere(CrashPoint.Kind kind, List<CrashPoint> points) {
    return new CrashPlan(
        kind.words + " of each step",
        points.stream().filter(point -> point.kind() == kind).toList());
  }

  private static List<CrashPlan> pairs(List<CrashPoint> points, int most, Random random) {
    int n = points.size();
    List<CrashPlan> pairs = new ArrayList<>();
    if (n * (n + 1L) / 2 <= most) {
      for (int first = 0; first < n; first++) {
        for (int second = first; second < n; second++) {
          pairs.add(of(points.get(first), points.get(second)));
        }
      }
      return pairs;
    }
    for (int i = 0; i < most; i++) {
      pairs.add(of(points.get(random.nextInt(n)), points.get(random.nextInt(n))));
    }
    return pairs;
  }

  private static <T> List<T> some(List<T> all, int most, Random random) {
    if (all.size() <= most) {
      return all;
    }
    List<T> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, random);
    return shuffled.subList(0, Math.max(1, most));
  }

  Set<CrashPoint.Kind> kinds() {
    return points.stream()
        .map(CrashPoint::kind)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(CrashPoint.Kind.class)));
  }
}
