package io.batchdesk.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {

  private static CsvShape shape(Charset charset, char separator) {
    return new CsvShape(charset.name(), separator, 0, List.of(), 0);
  }

  private static List<CsvRow> read(byte[] bytes, CsvShape shape, long from, long number)
      throws IOException {
    InputStream in = new ByteArrayInputStream(Arrays.copyOfRange(bytes, (int) from, bytes.length));
    List<CsvRow> all = new ArrayList<>();
    try (CsvRows rows = new CsvRows(in, shape, from, number)) {
      for (CsvRow row = rows.next(); row != null; row = rows.next()) {
        all.add(row);
      }
    }
    return all;
  }

  private static List<CsvRow> read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8), shape(StandardCharsets.UTF_8, ','), 0, 0);
  }

  private static List<List<String>> cells(String text) throws IOException {
    return read(text).stream().map(CsvRow::cells).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"})
  void everyRowIsFoundAgainFromTheByteAtWhichItBegins(String charset) throws IOException {
    Charset encoding = Charset.forName(charset);
    String text = "a,\"b\"\r\n\"x\r\ny\",\"é \"\"z\"\"\"\nß,€\rlast,";
    byte[] bytes = text.getBytes(encoding);

    List<CsvRow> all = read(bytes, shape(encoding, ','), 0, 0);

    assertThat(all)
        .extracting(CsvRow::cells)
        .containsExactly(
            List.of("a", "b"),
            List.of("x\r\ny", "é \"z\""),
            List.of("ß", "€"),
            List.of("last", ""));
    for (CsvRow row : all) {
      assertThat(read(bytes, shape(encoding, ','), row.end(), row.number()))
          .isEqualTo(all.subList((int) row.number(), all.size()));
    }
    assertThat(all.get(3).end()).isEqualTo(bytes.length);
  }

  @Property(tries = 300)
  void whatWasWrittenIsReadAgain(@ForAll("tables") List<List<String>> table) throws IOException {
    StringWriter text = new StringWriter();
    CsvWriter csv = CsvWriter.builder().build(text);
    table.forEach(csv::writeRecord);
    csv.flush();

    assertThat(cells(text.toString())).isEqualTo(table);
  }

  @Provide
  Arbitrary<List<List<String>>> tables() {
    Arbitrary<String> cell = Arbitraries.strings().withChars(",;\"'\n\r\t =+x é€").ofMaxLength(8);
    return cell.list().ofMinSize(2).ofMaxSize(4).list().ofMinSize(1).ofMaxSize(5);
  }

  @Test
  void aQuoteThatDoesNotBeginACellIsACharacter() throws IOException {
    assertThat(cells("5\" pipe,b\n")).containsExactly(List.of("5\" pipe", "b"));
  }

  @Test
  void somethingBehindAClosingQuoteMakesARowBadAndNotTheFile() throws IOException {
    List<CsvRow> rows = read("\"a\"x,b\nc,d\n");

    assertThat(rows).extracting(CsvRow::problem).containsExactly("import.behind_quotes", null);
    assertThat(rows.get(1).cells()).containsExactly("c", "d");
  }

  @Test
  void aNulMakesARowBadAndNotTheFile() throws IOException {
    assertThat(read("a\0,b\nc,d\n"))
        .extracting(CsvRow::problem)
        .containsExactly("import.nul", null);
  }

  @Test
  void bytesThatAreNoTextMakeARowBadAndNotTheFile() throws IOException {
    byte[] bytes = {'a', (byte) 0xC3, '\n', 'b', '\n'};

    assertThat(read(bytes, shape(StandardCharsets.UTF_8, ','), 0, 0))
        .extracting(CsvRow::problem)
        .containsExactly("import.wrong_bytes", null);
  }

  @Test
  void anUnclosedQuoteIsToldWithItsRowAndColumn() {
    assertThatThrownBy(() -> read("a,b\nc,\"d\ne,f\n"))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessage("import.unclosed in row 2, column 2");
  }

  /** A gigabyte in one line, of which no more is kept than a row may have. */
  @Test
  void aLineWithoutEndIsToldAfterAMillionCharacters() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }
        };
    CsvRows rows = new CsvRows(endless, shape(StandardCharsets.UTF_8, ','), 0, 0);

    assertThatThrownBy(rows::next)
        .isInstanceOf(UnreadableFileException.class)
        .hasMessage("import.too_long in row 1, column 1");
  }

  @Test
  void aRowOfTooManyCellsIsTold() {
    assertThatThrownBy(() -> read("a,b\n" + ",".repeat(1_003)))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessage("import.too_many_cells in row 2, column 1004");
  }
}
