package io.batchdesk.ui.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.batchdesk.engine.JobSearch;
import io.batchdesk.engine.JobSearch.Comparison;
import io.batchdesk.engine.JobSearch.TimeCondition;
import io.batchdesk.engine.JobStatus;
import io.batchdesk.engine.JobTime;
import io.batchdesk.engine.Refusal;
import io.batchdesk.engine.Refusal.Kind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListQueryTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void withoutParametersTheNewestTenInAllTheirProperties() {
    ListQuery query = ListQuery.of(Map.of());

    assertThat(query.search()).isEqualTo(JobSearch.newest(10));
    assertThat(query.fields()).contains("id", "context", "result", "canceled_at");
  }

  @Test
  void readsListsInEachSpelling() {
    JobSearch search =
        search(
            "type[]",
            "a",
            "type[0]",
            "b",
            "type",
            "c",
            "status[1]",
            "paused",
            "created_by",
            "ann",
            "application",
            "sample");

    assertThat(search.types()).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(search.statuses()).containsExactly(JobStatus.PAUSED);
    assertThat(search.users()).containsExactly("ann");
    assertThat(search.applications()).containsExactly("sample");
  }

  @Test
  void readsATextToSearchFor() {
    assertThat(search("q", "no country").text()).isEqualTo("no country");
    assertThat(search("q", "  ").text()).isNull();
  }

  @Test
  void readsConditionsOnTimes() {
    JobSearch search =
        search(
            "created_at[gt]", "2026-11-22T13:00:00+01:00",
            "updated_at[lte]", "2026-11-22",
            "confirmed_at", "",
            "failed_at", "null",
            "completed_at[lt]", "1795348800");

    assertThat(search.times())
        .containsExactlyInAnyOrder(
            new TimeCondition(JobTime.CREATED, Comparison.GT, NOON),
            new TimeCondition(
                JobTime.UPDATED, Comparison.LTE, Instant.parse("2026-11-22T00:00:00Z")),
            new TimeCondition(JobTime.CONFIRMED, Comparison.NULL, null),
            new TimeCondition(JobTime.FAILED, Comparison.NULL, null),
            new TimeCondition(
                JobTime.COMPLETED, Comparison.LT, Instant.parse("2026-11-22T12:00:00Z")));
  }

  @Test
  void readsOrderPageAndFields() {
    ListQuery query =
        ListQuery.of(
            parameters(
                "order", "completed_at", "limit", "200", "offset", "400", "fields", "id,status"));

    assertThat(query.search().order()).isEqualTo(JobTime.COMPLETED);
    assertThat(query.search().descending()).isFalse();
    assertThat(query.search().limit()).isEqualTo(200);
    assertThat(query.search().offset()).isEqualTo(400);
    assertThat(query.fields()).containsExactlyInAnyOrder("id", "status");
  }

  @ParameterizedTest
  @CsvSource({
    "limit, abc, MALFORMED",
    "limit, '', MALFORMED",
    "limit, -1, INVALID",
    "limit, 0, INVALID",
    "limit, 1000000000, INVALID",
    "limit, 99999999999999999999, MALFORMED",
    "offset, -1, INVALID",
    "order, password_hash, INVALID",
    "order, --created_at, INVALID",
    "fields, 'id,secret', INVALID",
    "status, unknown, INVALID",
    "created_at, yesterday, INVALID",
    "created_at[gt], yesterday, MALFORMED",
    "created_at[gt], 2026-13-01, MALFORMED",
    "created_at[gt], +10000-01-01T00:00:00Z, INVALID",
    "created_at[gt], -0001-01-01T00:00:00Z, INVALID",
    "created_at[gt], +999999999-12-31T23:59:59-18:00, INVALID",
    "created_at[like], 2026-11-01, INVALID",
    "type[x], a, INVALID",
    "type, 'a\u0000', INVALID",
    "q, 'a\u0000', INVALID",
    "q[], a, INVALID",
    "expand, created_by_user, INVALID",
    "'', a, INVALID",
    "'j.id or 1=1', a, INVALID",
  })
  void refuses(String name, String value, Kind kind) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> search(name, value))
        .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(kind));
  }

  @Test
  void theIdOfAJobIsAlwaysAmongItsProperties() {
    assertThat(ListQuery.of(parameters("fields", "status")).fields())
        .containsExactlyInAnyOrder("id", "status");
  }

  @Test
  void refusesWhatIsGivenTwice() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> ListQuery.of(Map.of("limit", List.of("1", "2"))))
        .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(Kind.MALFORMED));
  }

  @Test
  void aRefusalEchoesAtMostAHundredCharacters() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> search("status", "x".repeat(5_000)))
        .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(300));
  }

  @Test
  void aRefusalEchoesAtMostAHundredCharactersOfAName() {
    String name = "created_at[%s]".formatted("x".repeat(5_000));
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> ListQuery.of(Map.of(name, List.of("1", "2"))))
        .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(150))
        .satisfies(refusal -> assertThat(refusal.field()).hasSizeLessThanOrEqualTo(100));
  }

  private static JobSearch search(String... namesAndValues) {
    return ListQuery.of(parameters(namesAndValues)).search();
  }

  private static Map<String, List<String>> parameters(String... namesAndValues) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
    }
    return parameters;
  }
}
