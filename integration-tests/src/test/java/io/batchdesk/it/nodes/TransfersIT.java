package io.batchdesk.it.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.batchdesk.it.desk.DeskProcess;
import io.batchdesk.it.desk.Rest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample's exports, imports and deletions on PostgreSQL; unit tests show them on H2. */
class TransfersIT {

  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir static Path folder;
  private static Postgres postgres;
  private static DeskProcess desk;
  private static Rest rest;

  @BeforeAll
  static void start() {
    postgres = Postgres.start(folder.resolve("postgres"));
    desk =
        DeskProcess.start(
            folder.resolve("data"),
            DeskProcess.freePort(),
            postgres.environment("one", "host,sample"));
    desk.awaitReady();
    rest = desk.rest();
  }

  @AfterAll
  static void stop() {
    if (desk != null) {
      desk.close();
    }
    postgres.close();
  }

  @Test
  void contactsAreExportedEditedAndImported() {
    String file = exported("contact-list", "{\"country\":\"EG\"}");
    long contacts = file.lines().count() - 1;
    String edited = file.replaceFirst("(?m)^(\\d+,)[^,\"]*,", "$1Edited,") + newContact(file);

    String id = load("contact-import", edited);
    JsonNode job = rest.awaitStatus(id, "pre_processed", LONG);
    confirm(id);
    JsonNode done = rest.awaitStatus(id, "completed", LONG);

    assertThat(job.at("/result/preview").asText())
        .startsWith(
            "Preview: 1 will be created, 1 will be updated, %,d are as here already."
                .formatted(contacts - 1));
    assertThat(done.at("/result/sentence").asText()).contains("1 created, 1 updated");
    assertThat(postgres.number("select count(*) from contacts where given_name = 'Edited'"))
        .isOne();
    assertThat(
            postgres.number(
                "select count(*) from contacts where company = 'New & Sons' and country_code = 'EG'"))
        .isOne();
  }

  private static String newContact(String file) {
    String header = file.lines().findFirst().orElseThrow();
    String[] cells = new String[header.split(",").length];
    Arrays.fill(cells, "");
    cells[3] = "New & Sons";
    cells[10] = "Egypt";
    return String.join(",", cells) + "\r\n";
  }

  @Test
  void productsComeBackAsTheyWent() {
    String file = exported("product-export", "{}");

    String same = load("product-import", file);
    rest.awaitStatus(same, "completed", LONG);

    assertThat(file.lines().count()).isGreaterThan(500);
    assertThat(rest.job(same).at("/result/sentence").asText()).endsWith("nothing to import");

    String more =
        load(
            "product-import",
            "Product Handle;Product Title;Variant Title;Variant SKU;Price CHF;Option 1 Name;Option 1"
                + " Value;Product Tags\n"
                + "lamp;Lamp;Small;L-1;20;Size;S;a\n"
                + "lamp;Lamp;Large;L-2;30;Size;L;a\n"
                + "other;Other;One size;L-1;5;;;\n");
    JsonNode previewed = rest.awaitStatus(more, "pre_processed", LONG);
    confirm(more);
    JsonNode done = rest.awaitStatus(more, "completed", LONG);

    assertThat(previewed.at("/result/preview").asText())
        .contains("1 will be created, 1 row is refused", "\"Product Tags\" is ignored");
    assertThat(done.at("/result/sentence").asText()).contains("1 created", "1 row refused");
    assertThat(exported("product-export", "{\"text\":\"lamp\"}"))
        .contains(",lamp,Lamp,", ",Small,L-1,", "20.00,", ",Large,L-2,");
  }

  @Test
  void anEventIsDeletedAfterThePersonHasHeardWhatHasChanged() throws Exception {
    long registrations = postgres.number("select count(*) from registrations where event_id = 25");
    String id = rest.start("event-delete", "{\"event\":25}");
    JsonNode previewed = rest.awaitStatus(id, "pre_processed", LONG);
    postgres.execute(
        "insert into registrations (contact_id, event_id, registered_on, paid)"
            + " values (1, 25, current_date, 0)");

    confirm(id);
    JsonNode asked = rest.awaitStatus(id, "paused", LONG);
    rest.post(Rest.JOBS + "/" + id + "/resume", "{\"answer\":\"Delete\"}");
    JsonNode done = rest.awaitStatus(id, "completed", LONG);

    assertThat(previewed.at("/result/preview").asText())
        .contains("%,d registrations".formatted(registrations));
    assertThat(asked.get("waiting_for").asText()).isEqualTo("decision");
    assertThat(done.at("/result/sentence").asText())
        .contains("with %,d registrations".formatted(registrations + 1));
    assertThat(postgres.number("select count(*) from registrations where event_id = 25")).isZero();
    assertThat(postgres.number("select count(*) from events where id = 25")).isZero();
  }

  private static String exported(String type, String context) {
    String id = rest.start(type, context);
    rest.awaitStatus(id, "completed", LONG);
    return rest.get(rest.output(id).get("download_url").asText()).text();
  }

  private static String load(String type, String file) {
    String upload =
        rest.send(
                rest.request("/api/admin/uploads?name=rows.csv")
                    .header("Content-Type", "text/csv")
                    .POST(BodyPublishers.ofString(file)))
            .json()
            .at("/upload/id")
            .asText();
    return rest.start(type, "{\"file\":\"%s\"}".formatted(upload));
  }

  private static void confirm(String id) {
    rest.post(Rest.JOBS + "/" + id + "/confirm", "");
  }
}
