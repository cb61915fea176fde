package io.batchdesk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnUrlsTest {

  private final ReturnUrls urls = new ReturnUrls();

  @BeforeEach
  void allowOneOrigin() {
    urls.settings =
        new EngineSettings() {
          @Override
          Optional<String> returnOrigins() {
            return Optional.of("https://crm.example, http://localhost:9090/");
          }
        };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/sample/contacts?country=AT&changedSince=2026-01-01",
        "/a//b",
        "https://crm.example/x",
        "https://CRM.example/x",
        "http://localhost:9090/"
      })
  void pathsAndAllowedOriginsPass(String url) {
    assertThat(urls.require(url)).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil",
        "/\\evil",
        "\\\\evil",
        "/%5cevil",
        "/%5Cevil",
        "/%2fevil",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "/x\r\nSet-Cookie: a=b",
        "/x\tb",
        "\uFF0F\uFF0Fevil",
        "/\uFF0Fevil",
        "https://evil/",
        "https://crm.example@evil/",
        "https://crm.example.evil/",
        "https://crm.example:444/x",
        "http://crm.example/x",
        "contacts",
        "https:evil",
        "https:/evil",
        "http:///evil",
        " /x"
      })
  void whatLeadsElsewhereIsRefused(String url) {
    assertThatThrownBy(() -> urls.require(url))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("return_url"));
  }

  @Test
  void aVeryLongUrlIsRefused() {
    assertThat(urls.allowed("/" + "a".repeat(5000))).isFalse();
  }

  @Test
  void noUrlIsFine() {
    assertThat(urls.require(null)).isNull();
    assertThat(urls.require(" ")).isNull();
  }
}
