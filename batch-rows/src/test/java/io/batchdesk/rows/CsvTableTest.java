package io.batchdesk.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CsvTableTest {

  private record Row(
      Long id, String text, BigDecimal amount, LocalDate day, Instant moment, Boolean yes) {}

  private static final Row ROW =
      new Row(
          7L,
          "=\"a\", b",
          new BigDecimal("1E+3"),
          LocalDate.of(2026, 3, 1),
          Instant.parse("2026-03-01T10:00:00Z"),
          true);

  private static final Columns<Row> COLUMNS =
      Columns.<Row>none()
          .number("id", Row::id)
          .text("text", Row::text)
          .number("amount", Row::amount)
          .day("day", Row::day)
          .moment("moment", Row::moment)
          .truth("yes", Row::yes);

  private static String written(Columns<Row> columns, CsvFormat format, Row row)
      throws IOException {
    StringWriter writer = new StringWriter();
    CsvTable<Row> table = new CsvTable<>(columns, format, writer);
    table.header();
    table.write(row);
    table.end(true);
    return writer.toString();
  }

  @Test
  void aRowIsWrittenAsMachinesAndSpreadsheetsReadIt() throws IOException {
    assertThat(written(COLUMNS, CsvFormat.SPREADSHEET, ROW))
        .isEqualTo(
            "id,text,amount,day,moment,yes\r\n"
                + "7,\"'=\"\"a\"\", b\",1000,2026-03-01,2026-03-01T10:00:00Z,true\r\n");
  }

  @Test
  void numbersHaveNoExponents() throws IOException {
    Columns<Double> columns = Columns.<Double>none().number("n", n -> n).number("m", n -> 7);
    StringWriter writer = new StringWriter();
    CsvTable<Double> table = new CsvTable<>(columns, CsvFormat.MACHINE, writer);
    for (double number : new double[] {12345678.9, 0.0005, 5, -1e22}) {
      table.write(number);
    }
    table.end(true);

    assertThat(writer.toString().lines())
        .containsExactly("12345678.9,7", "0.0005,7", "5.0,7", "-10000000000000000000000,7");
  }

  /** A spreadsheet that takes semicolons for separators would run what stands behind them. */
  @Test
  void whateverMaySeparateIsQuoted() throws IOException {
    Columns<String> columns = Columns.<String>none().text("a", text -> text).text("b", text -> "");
    StringWriter writer = new StringWriter();
    CsvTable<String> table = new CsvTable<>(columns, CsvFormat.SPREADSHEET, writer);
    table.write("x;=1+1");
    table.write("x\t=1+1");
    table.end(true);

    assertThat(writer.toString()).isEqualTo("\"x;=1+1\",\r\n\"x\t=1+1\",\r\n");
  }

  @Test
  void anEmptyCellOfASingleColumnIsARow() throws IOException {
    Columns<String> columns = Columns.<String>none().text("a", text -> text);
    StringWriter writer = new StringWriter();
    CsvTable<String> table = new CsvTable<>(columns, CsvFormat.SPREADSHEET, writer);
    table.write("");
    table.write("x");
    table.end(true);

    assertThat(writer.toString()).isEqualTo("\"\"\r\nx\r\n");
  }

  @Test
  void programsGetTextsAsTheyAre() throws IOException {
    assertThat(written(COLUMNS, CsvFormat.MACHINE.separatedBy(';'), ROW))
        .endsWith("\r\n7;\"=\"\"a\"\", b\";1000;2026-03-01;2026-03-01T10:00:00Z;true\r\n");
  }

  @Test
  void patternsAreUsedWhateverTheServersLanguageIs() throws IOException {
    Columns<Row> columns =
        Columns.<Row>none()
            .number("amount", Row::amount)
            .as("#,##0.00")
            .day("day", Row::day)
            .as("d.M.yyyy")
            .moment("moment", Row::moment)
            .as("HH:mm");

    assertThat(written(columns, CsvFormat.MACHINE, ROW))
        .endsWith("\"1,000.00\",1.3.2026,10:00\r\n");
  }

  @Test
  void aNumberIsNeverTakenForAFormula() throws IOException {
    Columns<Row> columns = Columns.<Row>none().number("amount", Row::amount);

    assertThat(
            written(
                columns,
                CsvFormat.SPREADSHEET,
                new Row(null, null, new BigDecimal("-5.50"), null, null, null)))
        .endsWith("\r\n-5.50\r\n");
  }

  @Test
  void whatIsNotThereIsAnEmptyCell() throws IOException {
    assertThat(written(COLUMNS, CsvFormat.SPREADSHEET, new Row(null, null, null, null, null, null)))
        .endsWith("\r\n,,,,,\r\n");
  }

  @Test
  void aTitleThatCameFromTheDataIsNoFormulaEither() throws IOException {
    Columns<Row> columns = Columns.<Row>none().texts(Map.of("1", "=1+1"), (row, key) -> row.text());

    assertThat(written(columns, CsvFormat.SPREADSHEET, ROW)).startsWith("'=1+1\r\n");
    assertThat(written(columns, CsvFormat.MACHINE, ROW)).startsWith("=1+1\r\n");
  }

  @Test
  void columnsOfTheDataAreToldApart() {
    Map<String, String> found = new LinkedHashMap<>();
    found.put("7", "text");
    found.put("3", "Meal");
    found.put("5", "Meal");
    found.put("8", " ");

    assertThat(COLUMNS.texts(found, (row, key) -> key).titles())
        .containsExactly(
            "id", "text", "amount", "day", "moment", "yes", "text (2)", "Meal", "Meal (2)", "8");
  }

  @Test
  void twoColumnsCannotHaveOneTitle() {
    assertThatThrownBy(() -> COLUMNS.text("id", Row::text)).hasMessageContaining("\"id\"");
  }
}
