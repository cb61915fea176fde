package io.batchdesk.it.desk;

import io.batchdesk.it.desk.Rest.Answer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who has the page of a job open, which asks for news by itself. */
final class Follower {

  private static final Pattern PACE = Pattern.compile("data-pace=\"(\\d+)\"");

  private final Person person;
  private final String page;
  private final Map<String, String> fields = new LinkedHashMap<>();
  private int pace = 1_000;

  /** Opens the page. */
  Follower(Person person, String job) {
    this.person = person;
    page = "/jobs/" + job;
    fields.put("jakarta.faces.partial.ajax", "true");
    fields.put("jakarta.faces.source", "job:poll");
    fields.put("jakarta.faces.partial.execute", "job:poll");
    fields.put("jakarta.faces.partial.render", "job:state");
    fields.put("job:poll", "job:poll");
    fields.put("job", "job");
    fields.put("jakarta.faces.ViewState", Person.viewState(person.get(page)));
  }

  /** Asks once, as the page does. */
  Answer poll() {
    return pollAs(person);
  }

  /** As the page does in another's browser. */
  Answer pollAs(Person other) {
    Answer answer = other.send(other.form(page, fields).header("Faces-Request", "partial/ajax"));
    if (!answer.text().contains("<update id=\"job:state\">")) {
      throw new AssertionError("No news: " + answer.status() + " " + answer.text());
    }
    Matcher said = PACE.matcher(answer.text());
    pace = said.find() ? Integer.parseInt(said.group(1)) : pace;
    return answer;
  }

  /** In how many milliseconds the page may ask again. */
  int pace() {
    return pace;
  }
}
