package io.batchdesk.sample.data;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** An event that the organiser of the sample has held or will hold. */
public record Event(int id, String title, LocalDate startsOn, BigDecimal price) {

  private record Series(String title, int month, int day, String price) {}

  private static final int FIRST_YEAR = 2024;
  private static final int YEARS = 3;

  private static final List<Series> SERIES =
      List.of(
          new Series("Winter School, Innsbruck", 1, 19, "420.00"),
          new Series("Museum Night, Berlin", 2, 14, "35.00"),
          new Series("Spring Forum, Wien", 3, 23, "290.00"),
          new Series("Data & Dialogue, Zürich", 4, 16, "540.00"),
          new Series("Makers’ Fair, Manchester", 5, 9, "24.50"),
          new Series("Summit on the Lake, Genève", 6, 4, "780.00"),
          new Series("Open-Air Concert, Verona", 7, 18, "89.90"),
          new Series("Summer Academy, Praha", 8, 3, "310.00"),
          new Series("Back-Office Day, Hamburg", 9, 17, "149.00"),
          new Series("Autumn Gala, \"Red Hall\", Kraków", 10, 10, "199.00"),
          new Series("Jakarta Meetup, Lyon", 11, 5, "0.00"),
          new Series("Advent Market Tour, Salzburg", 12, 6, "59.00"));

  public static List<Event> all() {
    List<Event> events = new ArrayList<>();
    for (int year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year++) {
      for (Series series : SERIES) {
        events.add(
            new Event(
                events.size() + 1,
                series.title + " " + year,
                LocalDate.of(year, series.month, series.day),
                new BigDecimal(series.price)));
      }
    }
    return List.copyOf(events);
  }
}
