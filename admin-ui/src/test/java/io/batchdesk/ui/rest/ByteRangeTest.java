package io.batchdesk.ui.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

  @ParameterizedTest
  @CsvSource({
    "bytes=0-9, 0, 10",
    "bytes=90-, 90, 100",
    "bytes=90-200, 90, 100",
    "bytes=-10, 90, 100",
    "bytes=-500, 0, 100",
    "bytes=99-99, 99, 100"
  })
  void servesASingleRange(String header, long from, long to) {
    assertThat(ByteRange.of(header, 100)).contains(new ByteRange(from, to, true));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "bytes=",
        "bytes=-",
        "bytes=a-b",
        "lines=1-2",
        "bytes=0-1,5-6",
        "bytes=9-5",
        "bytes=99999999999999999999-"
      })
  void servesTheWholeFileForAnythingElse(String header) {
    assertThat(ByteRange.of(header, 100)).contains(new ByteRange(0, 100, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0"})
  void findsNothingOutsideTheFile(String header) {
    assertThat(ByteRange.of(header, 100)).isEmpty();
  }
}
