package io.batchdesk.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TypeTextsTest {

  @Test
  void handlersAreAskedInTheLanguagesOfTheirBundleAndInEnglish() {
    TypeTexts texts =
        new TypeTexts(Map.of("und", Map.of(), "de", Map.of(), "de-AT", Map.of(), "el", Map.of()));

    assertThat(texts.languages())
        .extracting(Locale::toLanguageTag)
        .containsExactlyInAnyOrder("en", "de", "de-AT", "el");
    assertThat(TypeTexts.NONE.languages()).containsExactly(Locale.ENGLISH);
  }

  @Test
  void whatThereIsInNoFittingLanguageIsInEnglish() {
    Map<String, String> byLanguage = Map.of("en", "red", "de", "rot");

    assertThat(TypeTexts.best(byLanguage, Locale.forLanguageTag("de-CH"))).contains("rot");
    assertThat(TypeTexts.best(byLanguage, Locale.FRENCH)).contains("red");
    assertThat(TypeTexts.best(Map.of("de", "rot"), Locale.FRENCH)).isEmpty();
  }
}
