package io.batchdesk.test;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The files of a job: what is committed, and what the running step has appended. */
final class TestOutputs {

  private final Map<String, byte[]> committed = new LinkedHashMap<>();
  private final Map<String, TestOutput> opened = new LinkedHashMap<>();

  TestOutput open(String name, String mediaType) {
    if (name == null || name.isBlank() || name.length() > 200) {
      throw new IllegalArgumentException(
          "An output cannot be called \"%s\"; give a name of 1 to 200 characters".formatted(name));
    }
    Objects.requireNonNull(mediaType, "mediaType");
    String clean = name.replaceAll("\\p{Cntrl}", " ");
    return opened.computeIfAbsent(
        clean, key -> new TestOutput(key, committed.getOrDefault(key, new byte[0])));
  }

  /** What the files are if the step commits; called before its transaction does. */
  Map<String, byte[]> written() throws IOException {
    Map<String, byte[]> written = new LinkedHashMap<>();
    for (TestOutput output : opened.values()) {
      written.put(output.name(), output.all());
    }
    return written;
  }

  /** The step has committed. */
  void keep(Map<String, byte[]> written) {
    committed.putAll(written);
  }

  /** The step is over, whatever came of it. */
  void close() {
    opened.values().forEach(TestOutput::close);
    opened.clear();
  }

  void delete() {
    committed.clear();
  }

  Map<String, byte[]> files() {
    return new LinkedHashMap<>(committed);
  }
}
