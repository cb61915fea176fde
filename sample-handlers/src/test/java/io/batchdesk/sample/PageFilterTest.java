package io.batchdesk.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageFilterTest {

  @Test
  void readsTheFilterAndWritesItBack() {
    ContactFilter filter = PageFilter.of("AT", "2026-03-31", " Müller & Söhne ");

    assertThat(filter)
        .isEqualTo(new ContactFilter("AT", LocalDate.of(2026, 3, 31), "Müller & Söhne"));
    assertThat(PageFilter.address("/sample/contacts", filter))
        .isEqualTo(
            "/sample/contacts?text=M%C3%BCller+%26+S%C3%B6hne&country=AT&changedSince=2026-03-31");
  }

  @Test
  void needsNoQueryWithoutAFilter() {
    assertThat(PageFilter.of(null, "", " ")).isEqualTo(ContactFilter.ALL);
    assertThat(PageFilter.address("/sample/contacts", ContactFilter.ALL))
        .isEqualTo("/sample/contacts");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "2026-02-30", "+999999999-12-31", "1.1.2026", "2026-1-1"})
  void ignoresWhatIsNoDay(String text) {
    assertThat(PageFilter.of(null, text, null)).isEqualTo(ContactFilter.ALL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"at", "AUT", "", "<script>"})
  void ignoresWhatIsNoCountryCode(String text) {
    assertThat(PageFilter.of(text, null, null)).isEqualTo(ContactFilter.ALL);
  }

  @Test
  void cutsTextsAndTakesControlCharactersOut() {
    assertThat(PageFilter.of(null, null, "a\u0000b\r\n").text()).isEqualTo("a b");
    assertThat(PageFilter.of(null, null, "x".repeat(5_000)).text()).hasSize(100);
  }
}
