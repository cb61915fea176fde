package io.batchdesk.it.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.it.desk.Rest.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything that the host answers to, asked by everybody. The answers that are right are written
 * out here by hand; a route that is deployed and not in these tables fails the walk.
 */
class RouteWalkIT {

  /**
   * Whoever asks: nobody; a viewer; an operator who may not start the sample's types; an operator
   * who may, and whose jobs these are; an admin.
   */
  private static final List<String> PEOPLE = List.of("", "vera", "otto", "ann", "admin");

  /** Another operator: what is hers is foreign to all of them. */
  private static final String SOMEBODY = "bea";

  private static final String ROUTES =
      """
      # route                                          nobody viewer other owner admin
      GET  /api/admin/applications                        401    200   200   200   200
      GET  /api/admin/audit                               401    403   403   403   200
      GET  /api/admin/batch-jobs                          401    200   200   200   200
      POST /api/admin/batch-jobs                          401    403   403   201   201
      GET  /api/admin/health                              401    200   200   200   200
      GET  /api/admin/metrics                             401    200   200   200   200
      GET  /api/admin/openapi                             401    200   200   200   200
      GET  /api/admin/tokens                              401    200   200   200   200
      POST /api/admin/tokens                              401    201   201   201   201
      GET  /api/admin/types                               401    200   200   200   200
      GET  /api/admin/types/{type}                        401    404   404   200   200
      GET  /api/admin/types/{type}/templates/{parameter}  401    404   404   404   404
      GET  /api/admin/uploads                             401    200   200   200   200
      POST /api/admin/uploads?name=contacts.csv           401    403   201   201   201
      GET  /api/admin/users                               401    403   403   403   200
      POST /api/admin/users                               401    403   403   403   201
      GET  /api/admin/users/{name}                        401    403   403   403   200
      POST /api/admin/users/{name}                        401    403   403   403   200
      GET  /                                              303    200   200   200   200
      GET  /applications                                  303    200   200   200   200
      GET  /audit                                         303    403   403   403   200
      GET  /choose-password                               303    200   200   200   200
      GET  /desk                                          303    200   200   200   200
      GET  /error                                         303    404   404   404   404
      GET  /health/live                                   200    200   200   200   200
      GET  /health/ready                                  200    200   200   200   200
      GET  /job                                           303    404   404   404   404
      GET  /jobs                                          303    200   200   200   200
      GET  /batchdesk.js                                  200    200   200   200   200
      GET  /resources/console/batchdesk.js                303    200   200   200   200
      GET  /resources/console/console.css                 303    200   200   200   200
      GET  /resources/console/console.js                  303    200   200   200   200
      GET  /resources/console/desk.js                     303    200   200   200   200
      GET  /resources/console/icon.svg                    303    200   200   200   200
      GET  /resources/console/job.js                      303    200   200   200   200
      GET  /resources/console/jobs.js                     303    200   200   200   200
      GET  /resources/console/notices.js                  303    200   200   200   200
      GET  /resources/console/once.js                     303    200   200   200   200
      GET  /resources/console/start.js                    303    200   200   200   200
      GET  /resources/console/tables.css                  303    200   200   200   200
      GET  /sign-in                                       200    303   303   303   303
      GET  /start/{type}                                  303    200   200   200   200
      GET  /support                                       303    200   200   200   200
      GET  /tokens                                        303    200   200   200   200
      GET  /user                                          303    403   403   403   404
      GET  /users                                         303    403   403   403   200
      GET  /users/{name}                                  303    403   403   403   200
      """;

  private static final String ROUTES_OF_JOBS =
      """
      # route                                                                    viewer       other      owner      admin
      #                                                              nobody own foreign own foreign own foreign own foreign
      GET    /api/admin/batch-jobs/{id}                paused           401 200     200 200     404 200     404 200     200
      GET    /api/admin/batch-jobs/{id}                completed        401 200     200 200     404 200     404 200     200
      GET    /api/admin/batch-jobs/{id}                canceled         401 200     200 200     404 200     404 200     200
      GET    /api/admin/batch-jobs/{id}/events         paused           401 200     200 200     404 200     404 200     200
      GET    /api/admin/batch-jobs/{id}/events         completed        401 200     200 200     404 200     404 200     200
      GET    /api/admin/batch-jobs/{id}/events         canceled         401 200     200 200     404 200     404 200     200
      GET    /api/admin/batch-jobs/{id}/row-errors      paused           401 404     404 200     404 200     404 200     200
      GET    /api/admin/batch-jobs/{id}/row-errors      completed        401 404     404 200     404 200     404 200     200
      GET    /api/admin/batch-jobs/{id}/row-errors      canceled         401 404     404 200     404 200     404 200     200
      GET    /api/admin/batch-jobs/{id}/differences     paused           401 404     404 200     404 200     404 200     200
      GET    /api/admin/batch-jobs/{id}/differences     completed        401 404     404 200     404 200     404 200     200
      GET    /api/admin/batch-jobs/{id}/differences     canceled         401 404     404 200     404 200     404 200     200
      POST   /api/admin/batch-jobs/{id}/start-again    paused           401 404     404 409     404 409     404 409     409
      POST   /api/admin/batch-jobs/{id}/start-again    completed        401 404     404 409     404 409     404 409     409
      POST   /api/admin/batch-jobs/{id}/start-again    canceled         401 404     404 409     404 409     404 409     409
      GET    /api/admin/batch-jobs/{id}/outputs        paused           401 200     200 200     404 200     404 200     200
      GET    /api/admin/batch-jobs/{id}/outputs        completed        401 200     200 200     404 200     404 200     200
      GET    /api/admin/batch-jobs/{id}/outputs        canceled         401 200     200 200     404 200     404 200     200
      GET    /api/admin/batch-jobs/{id}/outputs/{number}/download  paused    401 404 404 409    404 409     404 409     409
      GET    /api/admin/batch-jobs/{id}/outputs/{number}/download  completed 401 404 404 200    404 200     404 200     200
      GET    /api/admin/batch-jobs/{id}/outputs/{number}/download  canceled  401 404 404 410    404 410     404 410     410
      HEAD   /api/admin/batch-jobs/{id}/outputs/{number}/download  paused    401 404 404 409    404 409     404 409     409
      HEAD   /api/admin/batch-jobs/{id}/outputs/{number}/download  completed 401 404 404 200    404 200     404 200     200
      HEAD   /api/admin/batch-jobs/{id}/outputs/{number}/download  canceled  401 404 404 410    404 410     404 410     410
      POST   /api/admin/batch-jobs/{id}/confirm        pre_processed    401 403     403 403     404 200     404 200     200
      POST   /api/admin/batch-jobs/{id}/confirm        paused           401 403     403 409     404 409     404 409     409
      POST   /api/admin/batch-jobs/{id}/confirm        completed        401 403     403 409     404 409     404 409     409
      POST   /api/admin/batch-jobs/{id}/confirm        canceled         401 403     403 409     404 409     404 409     409
      POST   /api/admin/batch-jobs/{id}/pause          processing       401 403     403 200     404 200     404 200     200
      POST   /api/admin/batch-jobs/{id}/pause          paused           401 403     403 409     404 409     404 409     409
      POST   /api/admin/batch-jobs/{id}/pause          completed        401 403     403 409     404 409     404 409     409
      POST   /api/admin/batch-jobs/{id}/pause          canceled         401 403     403 409     404 409     404 409     409
      POST   /api/admin/batch-jobs/{id}/resume         paused           401 403     403 403     404 200     404 200     200
      POST   /api/admin/batch-jobs/{id}/resume         completed        401 403     403 409     404 409     404 409     409
      POST   /api/admin/batch-jobs/{id}/resume         canceled         401 403     403 409     404 409     404 409     409
      POST   /api/admin/batch-jobs/{id}/cancel         paused           401 403     403 200     404 200     404 200     200
      POST   /api/admin/batch-jobs/{id}/cancel         completed        401 403     403 409     404 409     404 409     409
      POST   /api/admin/batch-jobs/{id}/cancel         canceled         401 403     403 409     404 409     404 409     409
      POST   /api/admin/batch-jobs/{id}/retry          failed           401 403     403 403     404 200     404 200     200
      POST   /api/admin/batch-jobs/{id}/retry          paused           401 403     403 409     404 409     404 409     409
      POST   /api/admin/batch-jobs/{id}/retry          completed        401 403     403 409     404 409     404 409     409
      POST   /api/admin/batch-jobs/{id}/retry          canceled         401 403     403 409     404 409     404 409     409
      POST   /api/admin/batch-jobs/{id}/cleanup        paused           401 403     403 409     404 409     404 409     409
      POST   /api/admin/batch-jobs/{id}/cleanup        completed        401 403     403 200     404 200     404 200     200
      POST   /api/admin/batch-jobs/{id}/cleanup        canceled         401 403     403 200     404 200     404 200     200
      DELETE /api/admin/batch-jobs/{id}                paused           401 403     403 409     404 409     404 409     409
      DELETE /api/admin/batch-jobs/{id}                completed        401 403     403 202     404 202     404 202     202
      DELETE /api/admin/batch-jobs/{id}                canceled         401 403     403 204     404 204     404 204     204
      GET    /jobs/{id}                                paused           303 200     200 200     404 200     404 200     200
      GET    /jobs/{id}                                completed        303 200     200 200     404 200     404 200     200
      GET    /jobs/{id}                                canceled         303 200     200 200     404 200     404 200     200
      GET    /api/admin/uploads/{id}                   upload           401 200     404 200     404 200     404 200     200
      DELETE /api/admin/uploads/{id}                   upload           401 204     404 204     404 204     404 204     204
      DELETE /api/admin/tokens/{id}                    token            401 204     404 204     404 204     404 204     204
      """;

  private static final String TOKEN = "token";
  private static final String UPLOAD = "upload";

  /** What the requests send that need a body. */
  private static final Map<String, String> BODIES =
      Map.of(
          "POST /api/admin/batch-jobs",
          "{\"type\":\"contact-list\",\"context\":{\"country\":\"FJ\"}}",
          "POST /api/admin/uploads?name=contacts.csv",
          "\"a\"",
          "POST /api/admin/tokens",
          "{\"title\":\"walk\",\"expires_in_days\":1}",
          "POST /api/admin/users",
          "{\"name\":\"new-one\",\"password\":\"correct horse battery\"}",
          "POST /api/admin/users/{name}",
          "{\"roles\":[\"operator\"]}");

  private record Row(String method, String path, String status, List<Integer> codes) {

    static List<Row> of(String table, int texts) {
      return table
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" +"))
          .map(
              cells ->
                  new Row(
                      cells[0],
                      cells[1],
                      texts > 2 ? cells[2] : "",
                      Stream.of(cells).skip(texts).map(Integer::valueOf).toList()))
          .toList();
    }

    /** With its query, as it is asked. */
    String request() {
      return method + " " + path;
    }

    String route() {
      return request().replaceFirst("\\?.*", "");
    }

    boolean ofJob() {
      return !status.equals(TOKEN) && !status.equals(UPLOAD);
    }

    boolean page() {
      return !path.startsWith("/api/");
    }

    /** Whether the request uses up what it is about. */
    boolean changes(int code) {
      return code < 300 && !method.equals("GET") && !method.equals("HEAD");
    }
  }

  private static final List<Row> PLAIN = Row.of(ROUTES, 2);
  private static final List<Row> OF_JOBS = Row.of(ROUTES_OF_JOBS, 3);

  @TempDir static Path folder;
  private static DeskProcess desk;
  private static final Map<String, Rest> PROGRAMS = new LinkedHashMap<>();
  private static final Map<String, Person> BROWSERS = new LinkedHashMap<>();
  private static final Map<String, Deque<String>> UPLOADS = new HashMap<>();
  private static PreparedJobs jobs;

  @BeforeAll
  static void start() {
    desk = DeskProcess.start(folder.resolve("data"));
    PROGRAMS.put("admin", desk.rest());
    Stream.of("vera", "otto", "ann", SOMEBODY).forEach(RouteWalkIT::makeUser);
    jobs = new PreparedJobs(PROGRAMS);
    prepare();
    // They have been operators of the sample, so that they have jobs of their own, and are not now.
    give("vera", "\"viewer\"");
    give("otto", "\"operator\",\"another-type\"");
    BROWSERS.put("", new Person(desk));
    for (String name : List.of("vera", "otto", "ann")) {
      BROWSERS.put(name, Person.signedIn(desk, name, DeskProcess.PASSWORD));
    }
    BROWSERS.put("admin", Person.signedIn(desk, "admin", DeskProcess.PASSWORD));
  }

  @AfterAll
  static void stop() {
    if (desk != null) {
      desk.close();
    }
  }

  private static void makeUser(String name) {
    Answer made =
        desk.rest()
            .post(
                "/api/admin/users",
                "{\"name\":\"%s\",\"password\":\"%s\",\"roles\":[\"operator\",\"contacts\"],\"must_change_password\":false}"
                    .formatted(name, DeskProcess.PASSWORD));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    PROGRAMS.put(name, new Rest(desk, name, DeskProcess.PASSWORD));
  }

  private static void give(String name, String roles) {
    Answer changed =
        desk.rest().post("/api/admin/users/" + name, "{\"roles\":[%s]}".formatted(roles));
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
  }

  /** One job that stays for each owner and status, and one for each request that uses it up. */
  private static void prepare() {
    Set<String> statuses = new TreeSet<>();
    OF_JOBS.stream().filter(Row::ofJob).map(Row::status).forEach(statuses::add);
    for (String status : statuses) {
      PROGRAMS.keySet().forEach(owner -> jobs.start(owner, status));
    }
    for (Row row : OF_JOBS) {
      for (int column = 0; column < row.codes().size(); column++) {
        if (row.status().equals(UPLOAD)) {
          UPLOADS.computeIfAbsent(owner(column), any -> new ArrayDeque<>()).add(upload(column));
        } else if (row.ofJob() && row.changes(row.codes().get(column))) {
          jobs.start(owner(column), row.status());
        }
      }
    }
    jobs.await();
  }

  /** Of the columns about jobs: nobody, and then two for each person, own and foreign. */
  private static String asker(int column) {
    return PEOPLE.get((column + 1) / 2);
  }

  private static String owner(int column) {
    return column % 2 == 0 ? SOMEBODY : asker(column);
  }

  @Test
  void eachDeployedRouteIsInTheTables() {
    DeployedRoutes deployed = DeployedRoutes.find(folder.resolve("host"));

    Set<String> tables =
        Stream.concat(PLAIN.stream(), OF_JOBS.stream())
            .map(Row::route)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> expected = new TreeSet<>(deployed.rest());
    for (String page : deployed.pages()) {
      List<String> answered =
          tables.stream().filter(route -> route.matches("GET " + page + "(/.*)?")).toList();
      expected.addAll(answered.isEmpty() ? List.of("GET " + page) : answered);
    }
    deployed
        .servlets()
        .forEach(pattern -> expected.add("GET " + (pattern.isEmpty() ? "/" : pattern)));
    deployed.files().forEach(file -> expected.add("GET " + file));

    assertThat(tables).isEqualTo(expected);
    assertThat(deployed.filters())
        .as("it only sets headers, and answers nothing")
        .containsOnly("/*");
  }

  @Test
  void everybodyGetsWhatTheTableSays() {
    SoftAssertions answers = new SoftAssertions();
    for (Row row : PLAIN) {
      for (int column = 0; column < PEOPLE.size(); column++) {
        String asker = PEOPLE.get(column);
        String path =
            row.path()
                .replace("{type}", "contact-list")
                .replace("{parameter}", "country")
                .replace("{name}", SOMEBODY);
        answers
            .assertThat(ask(row, path, asker).status())
            .as("%s as %s", row.route(), asker.isEmpty() ? "nobody" : asker)
            .isEqualTo(row.codes().get(column));
      }
    }
    answers.assertAll();
  }

  @Test
  void everybodyGetsWhatTheTableSaysOfJobsOfTheirOwnAndOfOthers() {
    SoftAssertions answers = new SoftAssertions();
    for (Row row : OF_JOBS) {
      for (int column = 0; column < row.codes().size(); column++) {
        int expected = row.codes().get(column);
        String id = subject(row, owner(column), row.changes(expected));
        String path = row.path().replace("{id}", id).replace("{number}", "1");
        answers
            .assertThat(ask(row, path, asker(column)).status())
            .as(
                "%s as %s with a %s of %s",
                row.route(),
                asker(column).isEmpty() ? "nobody" : asker(column),
                row.status(),
                owner(column))
            .isEqualTo(expected);
      }
    }
    answers.assertAll();
  }

  private static String subject(Row row, String owner, boolean usedUp) {
    if (row.status().equals(TOKEN)) {
      return token(owner);
    }
    if (row.status().equals(UPLOAD)) {
      return UPLOADS.get(owner).remove();
    }
    return usedUp ? jobs.take(owner, row.status()) : jobs.look(owner, row.status());
  }

  private static String upload(int column) {
    Answer made = PROGRAMS.get(owner(column)).post("/api/admin/uploads?name=a.csv", "\"a\"");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made.json().at("/upload/id").asText();
  }

  private static String token(String owner) {
    return PROGRAMS
        .get(owner)
        .post("/api/admin/tokens", "{\"title\":\"walk\",\"expires_in_days\":1}")
        .json()
        .at("/access_token/id")
        .asText();
  }

  private static Answer ask(Row row, String path, String asker) {
    if (row.page() || asker.isEmpty()) {
      Person browser = BROWSERS.get(asker);
      return browser.send(withBody(row, browser.request(path)));
    }
    Rest program = PROGRAMS.get(asker);
    return program.send(withBody(row, program.request(path)));
  }

  private static HttpRequest.Builder withBody(Row row, HttpRequest.Builder request) {
    String body = BODIES.get(row.request());
    return body == null
        ? request.method(row.method(), BodyPublishers.noBody())
        : request
            .header("Content-Type", "application/json")
            .method(row.method(), BodyPublishers.ofString(body));
  }
}
