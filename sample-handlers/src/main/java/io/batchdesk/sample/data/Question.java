package io.batchdesk.sample.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What an event asks those who register.
 *
 * @param position in the form, from 1
 * @param choices what can be answered
 */
public record Question(int id, int eventId, int position, String title, List<String> choices) {

  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

  private record Asked(String title, List<String> choices) {}

  private static final Asked MEAL =
      new Asked("Meal", List.of("Anything", "Vegetarian", "Vegan", "Gluten-free"));
  private static final Asked SHIRT = new Asked("T-shirt size", List.of("S", "M", "L", "XL", "XXL"));
  private static final Asked JOURNEY =
      new Asked("Arrives by", List.of("Train", "Car", "Plane", "Bicycle"));
  private static final Asked COMPANION = new Asked("+1", List.of("yes", "no"));

  /** The organiser began to ask in 2026. */
  private static final Map<String, List<Asked>> BY_EVENT =
      Map.of(
          "Winter School, Innsbruck 2026", List.of(MEAL, SHIRT),
          "Summer Academy, Praha 2026", List.of(MEAL, SHIRT, JOURNEY),
          "Autumn Gala, \"Red Hall\", Kraków 2026", List.of(COMPANION, MEAL));

  public static List<Question> all() {
    List<Question> questions = new ArrayList<>();
    for (Event event : Event.all()) {
      int position = 0;
      for (Asked asked : BY_EVENT.getOrDefault(event.title(), List.of())) {
        position++;
        questions.add(
            new Question(
                questions.size() + 1, event.id(), position, asked.title(), asked.choices()));
      }
    }
    return List.copyOf(questions);
  }

  /**
   * What was answered with a registration, the same on every machine; one in ten said nothing,
   * which is null.
   */
  public String answer(long registrationId) {
    Random random = new Random((registrationId * 100 + id) * SPREAD);
    return random.nextInt(10) == 0 ? null : choices.get(random.nextInt(choices.size()));
  }
}
