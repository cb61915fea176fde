package io.batchdesk.rows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a workbook has besides its rows, as XML of ECMA-376. */
final class XlsxParts {

  static final int HEAD_STYLE = 1;

  /** The style of the first pattern. */
  static final int FIRST_STYLE = 2;

  /** The head stays where it is when the rows are scrolled. */
  static final String SHEET_BEGIN =
      xml(
          "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetViews>"
              + "<sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\""
              + " state=\"frozen\"/></sheetView></sheetViews><sheetFormatPr defaultColWidth=\"16\""
              + " defaultRowHeight=\"15\"/><sheetData>");

  static final String SHEET_END = "</sheetData></worksheet>";

  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  private static final String DOCUMENT =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

  /** Excel keeps the numbers below for itself. */
  private static final int FIRST_FORMAT = 164;

  private XlsxParts() {}

  /** The parts by their names. */
  static Map<String, String> of(List<String> sheets, List<String> patterns) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("xl/styles.xml", styles(patterns));
    parts.put("xl/workbook.xml", workbook(sheets));
    parts.put("xl/_rels/workbook.xml.rels", relations(sheets.size()));
    parts.put(
        "_rels/.rels",
        xml(
            "<Relationships xmlns=\"%srelationships\"><Relationship Id=\"rId1\" Type=\"%s/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
                .formatted(PACKAGE, DOCUMENT)));
    parts.put("[Content_Types].xml", types(sheets.size()));
    return parts;
  }

  private static String xml(String content) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + content;
  }

  private static String workbook(List<String> sheets) {
    StringBuilder all = new StringBuilder();
    for (int n = 1; n <= sheets.size(); n++) {
      all.append(
          "<sheet name=\"%s\" sheetId=\"%d\" r:id=\"rId%2$d\"/>"
              .formatted(XlsxText.of(sheets.get(n - 1)), n));
    }
    return xml(
        "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets>%s</sheets></workbook>"
            .formatted(MAIN, DOCUMENT, all));
  }

  private static String relations(int sheets) {
    StringBuilder all = new StringBuilder();
    for (int n = 1; n <= sheets; n++) {
      all.append(
          "<Relationship Id=\"rId%d\" Type=\"%s/worksheet\" Target=\"worksheets/sheet%1$d.xml\"/>"
              .formatted(n, DOCUMENT));
    }
    return xml(
        "<Relationships xmlns=\"%srelationships\">%s<Relationship Id=\"rId%d\" Type=\"%s/styles\" Target=\"styles.xml\"/></Relationships>"
            .formatted(PACKAGE, all, sheets + 1, DOCUMENT));
  }

  private static String types(int sheets) {
    StringBuilder all = new StringBuilder();
    for (int n = 1; n <= sheets; n++) {
      all.append(part("worksheets/sheet" + n + ".xml", "worksheet"));
    }
    return xml(
        "<Types xmlns=\"%scontent-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>%s%s%s</Types>"
            .formatted(
                PACKAGE, part("workbook.xml", "sheet.main"), part("styles.xml", "styles"), all));
  }

  private static String part(String name, String type) {
    return "<Override PartName=\"/xl/%s\" ContentType=\"%s%s+xml\"/>".formatted(name, TYPE, type);
  }

  private static String styles(List<String> patterns) {
    StringBuilder formats = new StringBuilder();
    StringBuilder styles = new StringBuilder();
    for (int i = 0; i < patterns.size(); i++) {
      int format = FIRST_FORMAT + i;
      formats.append(
          "<numFmt numFmtId=\"%d\" formatCode=\"%s\"/>"
              .formatted(format, XlsxText.of(patterns.get(i))));
      styles.append(
          "<xf numFmtId=\"%d\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
              .formatted(format));
    }
    return xml(
        "<styleSheet xmlns=\"%s\">%s<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"%d\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/><xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>%s</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"
            .formatted(
                MAIN,
                patterns.isEmpty()
                    ? ""
                    : "<numFmts count=\"%d\">%s</numFmts>".formatted(patterns.size(), formats),
                FIRST_STYLE + patterns.size(),
                styles));
  }
}
