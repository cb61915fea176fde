package io.batchdesk.ui.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.engine.Refusal;
import java.sql.SQLException;
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
    "GONE, 410"
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

    assertThat(ErrorPage.html(answer, "/")).contains("&lt;script&gt;").doesNotContain("<script>");
  }
}
