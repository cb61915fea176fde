package io.batchdesk.test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Finds what differs first, and says it. */
final class Difference {

  private Difference() {}

  /** In rows; their order does not count. */
  static Optional<String> ofRows(String name, List<String> expected, List<String> actual) {
    List<String> missing = without(expected, actual);
    List<String> extra = without(actual, expected);
    if (missing.isEmpty() && extra.isEmpty()) {
      return Optional.empty();
    }
    String first;
    if (missing.isEmpty()) {
      first = tooMany(extra.get(0), expected, actual);
    } else if (extra.isEmpty()) {
      first = "row %d is missing:\n  %s".formatted(at(missing, expected), missing.get(0));
    } else {
      first =
          "row %d differs:\n  expected %s\n  actual   %s"
              .formatted(at(missing, expected), missing.get(0), extra.get(0));
    }
    return Optional.of(
        "In %s, %s\n  (%,d rows expected, %,d there; %,d missing, %,d too many)"
            .formatted(name, first, expected.size(), actual.size(), missing.size(), extra.size()));
  }

  private static String tooMany(String row, List<String> expected, List<String> actual) {
    long times = actual.stream().filter(row::equals).count();
    int number = actual.indexOf(row) + 1;
    return expected.contains(row)
        ? "row %d is there %d times, so it was written twice:\n  %s".formatted(number, times, row)
        : "row %d should not be there:\n  %s".formatted(number, row);
  }

  private static int at(List<String> missing, List<String> expected) {
    return expected.indexOf(missing.get(0)) + 1;
  }

  private static List<String> without(List<String> rows, List<String> others) {
    Map<String, Integer> left = new LinkedHashMap<>();
    others.forEach(row -> left.merge(row, 1, Integer::sum));
    List<String> rest = new ArrayList<>();
    for (String row : rows) {
      if (left.merge(row, -1, Integer::sum) < 0) {
        rest.add(row);
      }
    }
    return rest;
  }

  /** In what the job gave: its files, units, sentence and fields. */
  static Optional<String> ofResults(TestResult expected, TestResult actual) {
    if (!expected.outputs().keySet().equals(actual.outputs().keySet())) {
      return told("The files", expected.outputs().keySet(), actual.outputs().keySet());
    }
    for (String file : expected.outputs().keySet()) {
      Optional<String> inBytes =
          ofBytes(file, expected.outputs().get(file), actual.outputs().get(file));
      if (inBytes.isPresent()) {
        return inBytes;
      }
    }
    return told("The units processed", expected.units(), actual.units())
        .or(() -> told("The sentence", expected.sentence(), actual.sentence()))
        .or(() -> told("The fields", expected.fields(), actual.fields()))
        .or(() -> told("The preview", expected.preview(), actual.preview()))
        .or(() -> told("The row errors", expected.rowErrors(), actual.rowErrors()))
        .or(() -> told("The differences", expected.differences(), actual.differences()));
  }

  private static Optional<String> told(String what, Object expected, Object actual) {
    return Objects.equals(expected, actual)
        ? Optional.empty()
        : Optional.of("%s differ:\n  expected %s\n  actual   %s".formatted(what, expected, actual));
  }

  private static Optional<String> ofBytes(String file, byte[] expected, byte[] actual) {
    int at = Arrays.mismatch(expected, actual);
    if (at < 0) {
      return Optional.empty();
    }
    long line = 1;
    for (int i = 0; i < at; i++) {
      line += expected[i] == '\n' ? 1 : 0;
    }
    return Optional.of(
        "The file %s differs from byte %,d on, in line %,d:\n  expected %s\n  actual   %s\n  (%,d bytes expected, %,d there)"
            .formatted(
                file,
                at,
                line,
                line(expected, at),
                line(actual, at),
                expected.length,
                actual.length));
  }

  private static String line(byte[] bytes, int at) {
    if (at >= bytes.length) {
      return "its end";
    }
    int from = at;
    while (from > 0 && bytes[from - 1] != '\n') {
      from--;
    }
    int to = at;
    while (to < bytes.length && bytes[to] != '\n' && to - from < 200) {
      to++;
    }
    return new String(bytes, from, to - from, StandardCharsets.UTF_8).strip();
  }
}
