package io.batchdesk.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;

/** Workbooks, read by another library. */
class XlsxTest {

  private record Line(
      Long id, String text, BigDecimal amount, LocalDate day, Instant moment, Boolean yes) {}

  private static final Columns<Line> COLUMNS =
      Columns.<Line>none()
          .number("id", Line::id)
          .text("text & more", Line::text)
          .number("amount", Line::amount)
          .as("#,##0.00")
          .day("day", Line::day)
          .moment("moment", Line::moment)
          .truth("yes", Line::yes);

  private static final XlsxFormat FORMAT = new XlsxFormat("Lines");

  private static final Line LINE =
      new Line(
          7L,
          "=1+1 <\"ü\"> \uD83D\uDE00",
          new BigDecimal("-5.50"),
          LocalDate.of(2026, 3, 1),
          Instant.parse("2026-03-01T18:30:15Z"),
          true);

  /** Writes lines in steps of so many. */
  private static byte[] written(List<Line> lines, int atOnce, int mostRows) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    Workbook workbook = null;
    int from = 0;
    do {
      XlsxTable<Line> table = new XlsxTable<>(COLUMNS, FORMAT, file, workbook, mostRows);
      int to = Math.min(lines.size(), from + atOnce);
      for (Line line : lines.subList(from, to)) {
        table.write(line);
      }
      from = to;
      workbook = table.end(from == lines.size());
    } while (workbook != null);
    return file.toByteArray();
  }

  private static List<List<Cell>> read(byte[] file, int sheet) throws IOException {
    ReadingOptions withFormats = new ReadingOptions(true, false);
    try (ReadableWorkbook workbook =
        new ReadableWorkbook(new ByteArrayInputStream(file), withFormats)) {
      Sheet found = workbook.getSheet(sheet).orElseThrow();
      List<List<Cell>> rows = new ArrayList<>();
      for (Row row : found.read()) {
        rows.add(row.stream().toList());
      }
      return rows;
    }
  }

  private static List<Line> many(int number) {
    Random random = new Random(7);
    return LongStream.rangeClosed(1, number)
        .mapToObj(
            id ->
                new Line(
                    id,
                    random
                        .ints(30, 'a', 'z')
                        .mapToObj(Character::toString)
                        .reduce("", String::concat),
                    BigDecimal.valueOf(random.nextInt(), 2),
                    LocalDate.ofEpochDay(random.nextInt(40_000)),
                    null,
                    id % 2 == 0))
        .toList();
  }

  @Test
  void valuesAreWhatTheyAre() throws IOException {
    List<List<Cell>> rows = read(written(List.of(LINE), 1, 10), 0);

    assertThat(rows.get(0)).extracting(Cell::getText).containsExactlyElementsOf(COLUMNS.titles());
    List<Cell> row = rows.get(1);
    assertThat(row.get(0).asNumber()).isEqualByComparingTo("7");
    assertThat(row.get(1).asString()).isEqualTo(LINE.text());
    assertThat(row.get(2).asNumber()).isEqualByComparingTo("-5.50");
    assertThat(row.get(2).getDataFormatString()).isEqualTo("#,##0.00");
    assertThat(row.get(3).asDate()).isEqualTo(LocalDateTime.of(2026, 3, 1, 0, 0));
    assertThat(row.get(4).asDate()).isEqualTo(LocalDateTime.of(2026, 3, 1, 18, 30, 15));
    assertThat(row.get(5).asBoolean()).isTrue();
  }

  @Test
  void whatIsNotThereIsAnEmptyCellAndTheOthersStayInTheirColumns() throws IOException {
    List<Line> lines = List.of(new Line(null, null, null, null, null, false));

    List<Cell> row = read(written(lines, 1, 10), 0).get(1);

    assertThat(row.get(row.size() - 1).getAddress().toString()).isEqualTo("F2");
    assertThat(row.get(row.size() - 1).asBoolean()).isFalse();
  }

  @Test
  void aNumberThatWouldLoseDigitsIsAText() throws IOException {
    BigDecimal exact = new BigDecimal("12345678901234567.89");

    List<Line> lines = List.of(new Line(1L, null, exact, null, null, null));

    assertThat(read(written(lines, 1, 10), 0).get(1).get(2).asString())
        .isEqualTo("12345678901234567.89");
  }

  @Test
  void whatExcelHasNoNumberForIsAText() throws IOException {
    Columns<Double> columns =
        Columns.<Double>none()
            .number("number", number -> number)
            .day("day", number -> LocalDate.of(1900, 2, 28))
            .moment("moment", number -> Instant.parse("1815-12-10T12:00:00Z"));
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    XlsxTable<Double> table = new XlsxTable<>(columns, FORMAT, file, null);
    table.write(Double.NaN);
    table.write(Double.NEGATIVE_INFINITY);
    table.end(true);

    List<List<Cell>> rows = read(file.toByteArray(), 0);

    assertThat(rows.get(1))
        .extracting(Cell::asString)
        .containsExactly("NaN", "1900-02-28", "1815-12-10T12:00:00Z");
    assertThat(rows.get(2).get(0).asString()).isEqualTo("-Infinity");
  }

  @Test
  void theFirstDayThatExcelKnowsIsADay() throws IOException {
    Line first = new Line(1L, null, null, LocalDate.of(1900, 3, 1), null, null);

    assertThat(read(written(List.of(first), 1, 10), 0).get(1).get(3).asNumber())
        .isEqualByComparingTo("61");
  }

  @Test
  void aTextThatIsTooLongForACellIsCutAndCounted() throws IOException {
    String longest = "x".repeat(32_767);
    String smile = "x".repeat(32_765) + "\uD83D\uDE00y";
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    XlsxTable<String> table =
        new XlsxTable<>(Columns.<String>none().text("text", text -> text), FORMAT, file, null);
    table.write(longest);
    table.write(longest + "x");
    table.write(smile);
    table.end(true);

    List<List<Cell>> rows = read(file.toByteArray(), 0);

    assertThat(rows.get(1).get(0).asString()).isEqualTo(longest);
    assertThat(rows.get(2).get(0).asString()).isEqualTo("x".repeat(32_766) + "…");
    assertThat(rows.get(3).get(0).asString()).isEqualTo("x".repeat(32_765) + "…");
    assertThat(table.remarks()).isEqualTo(new Remarks(0, 0, 2));
  }

  @Test
  void aRowCannotHaveMoreColumnsThanExcel() {
    Map<String, String> many = new LinkedHashMap<>();
    for (int i = 0; i < 16_385; i++) {
      many.put("" + i, "" + i);
    }

    assertThatThrownBy(() -> new XlsxCells<>(Columns.<String>none().texts(many, (row, key) -> row)))
        .hasMessageContaining("16385 columns; 16384 at most");
  }

  @Test
  void charactersThatXmlCannotHaveAreWrittenAsNumbers() {
    assertThat(XlsxText.of("a\u0000b\uFFFF\uD800 _x0041_ _x_ \r\n\t"))
        .isEqualTo("a_x0000_b_xFFFF__xD800_ _x005F_x0041_ _x_ _x000D_\n\t");
  }

  @Test
  void whereverAStepEndsTheBytesAreTheSame() throws IOException {
    List<Line> lines = many(2_000);
    byte[] atOnce = written(lines, 2_000, 100_000);

    for (int size : new int[] {1, 7, 999, 1_999}) {
      assertThat(written(lines, size, 100_000)).as("steps of %d", size).isEqualTo(atOnce);
    }
  }

  @Test
  void aFullSheetIsFollowedByAnotherWithTheSameHead() throws IOException {
    byte[] file = written(many(250), 40, 101);

    assertThat(read(file, 0)).hasSize(101);
    assertThat(read(file, 1)).hasSize(101);
    assertThat(read(file, 2)).hasSize(51);
    assertThat(read(file, 2).get(0).get(0).getText()).isEqualTo("id");
    assertThat(read(file, 2).get(50).get(0).asNumber()).isEqualByComparingTo("250");
    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
      assertThat(workbook.getSheets().map(Sheet::getName))
          .containsExactly("Lines", "Lines 2", "Lines 3");
    }
  }

  @Test
  void aWorkbookWithoutRowsHasItsHead() throws IOException {
    assertThat(read(written(List.of(), 1, 10), 0)).hasSize(1);
  }

  /** The JDK compares sizes and checksums. */
  @Test
  void theZipIsWhole() throws IOException {
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(written(many(3_000), 100, 1_000)))) {
      List<String> names = new ArrayList<>();
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        assertThat(zip.readAllBytes()).isNotEmpty();
        names.add(entry.getName());
      }
      assertThat(names)
          .contains("xl/worksheets/sheet4.xml", "xl/workbook.xml", "[Content_Types].xml");
    }
  }

  @Test
  void aSheetHasANameThatExcelTakes() {
    assertThatThrownBy(() -> new XlsxFormat("a/b")).hasMessageContaining("\"a/b\"");
    assertThatThrownBy(() -> new XlsxFormat("")).isInstanceOf(IllegalArgumentException.class);
  }
}
