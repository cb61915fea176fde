package io.batchdesk.it.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many jobs at once, and people who look at them meanwhile. Part of {@code ./verify --long}. */
@Tag("long")
class LoadIT {

  private static final int JOBS = Integer.getInteger("batchdesk.jobs", 100);
  private static final int STEPS = 20;
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final String SMALL_STEPS = "{\"country\":\"AT\",\"rowsPerSecond\":900}";

  @TempDir Path folder;

  @Test
  void manyJobsCompleteAndNobodyWaits() {
    List<String> ids = new ArrayList<>();
    try (DeskProcess desk = DeskProcess.start(folder.resolve("data"))) {
      Rest rest = desk.rest();
      rest.awaitStatus(rest.start("contact-list", "{}"), "completed", LONG);
      for (int i = 0; i < JOBS; i++) {
        ids.add(rest.start("contact-list", SMALL_STEPS));
      }
      try (Visitors people = new Visitors(desk, ids, 10)) {
        for (String id : ids) {
          rest.awaitStatus(id, "completed", LONG);
        }
        System.out.println(people.timings());
        assertThat(people.bad()).isEmpty();
        assertThat(people.timings().size()).isGreaterThan(100);
        assertThat(people.timings().p99()).isLessThan(1_000);
      }

      desk.stop();
      List<Map<String, Object>> rows =
          desk.database()
              .rows(
                  "select step_number, status from batch_job where parameters like '%rowsPerSecond%'");
      assertThat(rows)
          .hasSize(JOBS)
          .allSatisfy(
              row -> {
                assertThat(row.get("status")).isEqualTo("COMPLETED");
                assertThat(((Number) row.get("step_number")).intValue())
                    .isGreaterThanOrEqualTo(STEPS);
              });
      assertThat(desk.database().rows("select task_instance from batch_queue")).isEmpty();
    }
  }
}
