package io.batchdesk.ui.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.engine.Refusal;
import java.sql.SQLException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorAnswerTest {

  @ParameterizedTest
  @CsvSource({
    "MALFORMED, 400",
    "INVALID, 422",
    "FORBIDDEN, 403",
    "NOT_FOUND, 404",
    "CONFLICT, 409",
    "GONE, 410",
    "UNSUPPORTED_FILE, 415"
  })
  void eachRefusalHasItsStatus(Refusal.Kind kind, int status) {
    assertThat(ErrorAnswer.to(new Refusal(kind, "code", null, "words")).status()).isEqualTo(status);
  }

  @Test
  void aRefusalIsToldAsItIs() {
    Refusal refusal = new Refusal(Refusal.Kind.INVALID, "required", "country", "Say \"which\"");

    assertThat(ErrorAnswer.to(refusal).json())
        .isEqualTo(
            "{\"type\":\"invalid_data\",\"message\":\"Say \\\"which\\\"\","
                + "\"code\":\"required\",\"field\":\"country\"}");
  }

  @Test
  void nothingOfTheInsideIsTold() {
    ErrorAnswer answer =
        ErrorAnswer.to(new IllegalStateException("select * from batch_user", new SQLException()));

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.json()).doesNotContain("select", "Exception", "batch_user");
  }

  @Test
  void aPageShowsMarkupAsText() {
    ErrorAnswer answer = new ErrorAnswer(404, "unknown", "No job \"<script>\"");

    assertThat(ErrorPage.html(answer, ErrorTexts.in(Locale.ENGLISH), "/"))
        .contains("&lt;script&gt;")
        .doesNotContain("<script>");
  }

  @Test
  void aPageIsInTheLanguageOfThePerson() {
    ErrorAnswer nothing = ErrorAnswer.of(404);
    ErrorAnswer unexpected = ErrorAnswer.to(new IllegalStateException("boom"));

    assertThat(ErrorPage.html(nothing, ErrorTexts.in(Locale.GERMANY), "/"))
        .contains("lang=\"de\"", "Seite nicht gefunden", "Unter dieser Adresse gibt es nichts.");
    assertThat(ErrorPage.html(unexpected, ErrorTexts.in(Locale.GERMANY), "/"))
        .contains("Etwas ist schiefgegangen", unexpected.reference());
    assertThat(ErrorPage.html(nothing, ErrorTexts.in(Locale.FRENCH), "/"))
        .contains("lang=\"en\"", "Page not found");
  }
}
