package io.batchdesk.ui.console;

import io.batchdesk.engine.Offered.Choice;
import io.batchdesk.engine.ParameterSchema.Field;
import io.batchdesk.engine.ParameterSchema.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One parameter in the start form.
 *
 * @param input which input it gets
 * @param help what a person should know, in the application's words, or null
 * @param hint what is allowed, in words; null if anything is
 * @param choices what can be chosen
 * @param choicesOf when the choices were offered that may be old by now; null if they are not
 * @param accept the ends of names that a browser offers to choose from; null if any
 * @param template the name of a file to begin with, or null
 * @param secret whether nobody sees the value again
 */
public record StartField(
    String name,
    String label,
    Kind kind,
    String input,
    boolean required,
    String help,
    String hint,
    List<Choice> choices,
    Instant choicesOf,
    String accept,
    String template,
    boolean secret) {

  private static final int LOOKED_THROUGH = 12;

  static StartField of(Field field, Texts texts) {
    return new StartField(
        field.name(),
        field.label(),
        field.kind(),
        switch (field.kind()) {
          case BOOLEAN -> "check";
          case CHOICE -> "choice";
          case DATE -> "date";
          case DATE_TIME -> "moment";
          case UPLOAD -> "file";
          case TEXT, INTEGER, NUMBER ->
              offers(field) ? "choice" : field.secret() ? "secret" : "text";
        },
        field.required(),
        field.help(),
        offers(field) ? null : typed(field, texts),
        choices(field),
        offers(field) && !field.offered().fresh() ? field.offered().askedAt() : null,
        field.accept().isEmpty() ? null : String.join(",", field.accept()),
        field.template(),
        field.secret());
  }

  private static boolean offers(Field field) {
    return field.offered() != null && !field.offered().choices().isEmpty();
  }

  private static List<Choice> choices(Field field) {
    return offers(field)
        ? field.offered().choices()
        : field.choices().stream()
            .map(value -> new Choice(value, field.choiceLabel(value)))
            .toList();
  }

  /**
   * With a value that is to be chosen although it is not offered: the data may be younger than the
   * choices, and whether it can be is for the handler to say.
   */
  StartField offering(Object value) {
    boolean missing =
        kind != Kind.CHOICE
            && input.equals("choice")
            && value instanceof String text
            && !text.isBlank()
            && choices.stream().noneMatch(choice -> choice.value().equals(text));
    if (!missing) {
      return this;
    }
    List<Choice> more = new ArrayList<>(choices);
    more.add(new Choice(value.toString(), value.toString()));
    return new StartField(
        name, label, kind, input, required, help, hint, more, choicesOf, accept, template, secret);
  }

  /** Whether there are so many choices that looking for one by its name is quicker. */
  public boolean searched() {
    return choices.size() > LOOKED_THROUGH;
  }

  /** Which keyboard a telephone shows. */
  public String keyboard() {
    return switch (kind) {
      case INTEGER -> "numeric";
      case NUMBER -> "decimal";
      default -> "text";
    };
  }

  /** What is allowed; and that there would be a choice, if the handler had one at present. */
  private static String typed(Field field, Texts texts) {
    String hint = hint(field, texts);
    if (!Boolean.TRUE.equals(field.offers())) {
      return hint;
    }
    String none = texts.of("start.choices.none");
    return hint == null ? none : none + " " + hint;
  }

  private static String hint(Field field, Texts texts) {
    String hint =
        Stream.of(
                kindHint(field, texts),
                range("length", field.minLength(), field.maxLength(), texts),
                range("range", field.minimum(), field.maximum(), texts),
                field.pattern() == null ? null : texts.of("hint.pattern", field.pattern()))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(", "));
    return hint.isEmpty() ? null : Character.toUpperCase(hint.charAt(0)) + hint.substring(1);
  }

  private static String kindHint(Field field, Texts texts) {
    return switch (field.kind()) {
      case INTEGER -> texts.of("hint.integer");
      case NUMBER -> texts.of("hint.number");
      case DATE -> texts.of("hint.date");
      case DATE_TIME -> texts.of("hint.moment");
      case UPLOAD ->
          field.accept().stream()
              .reduce((one, other) -> texts.of("or", one, other))
              .map(ends -> texts.of("hint.accept", ends))
              .orElse(null);
      default -> null;
    };
  }

  private static <N extends Number> String range(String what, N least, N most, Texts texts) {
    if (least == null || most == null) {
      return least == null
          ? most == null ? null : texts.of("hint." + what + ".most", most)
          : texts.of("hint." + what + ".least", least);
    }
    return least.equals(most)
        ? texts.of("hint." + what + ".exactly", least)
        : texts.of("hint." + what + ".between", least, most);
  }

  /** The value for the input; what cannot be read as a date is left out. */
  Object value(String text, ZoneId zone) {
    if (text == null) {
      return null;
    }
    try {
      return switch (kind) {
        case BOOLEAN -> Boolean.valueOf(text);
        case DATE -> LocalDate.parse(text);
        case DATE_TIME -> OffsetDateTime.parse(text).atZoneSameInstant(zone).toLocalDateTime();
        default -> text;
      };
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** What the input holds, as the text that the engine reads. */
  String text(Object value, ZoneId zone) {
    if (value == null) {
      return null;
    }
    return value instanceof LocalDateTime moment
        ? moment.atZone(zone).toInstant().toString()
        : value.toString();
  }
}
