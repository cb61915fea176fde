package io.batchdesk.ui.console;

import io.batchdesk.engine.ParameterSchema.Field;
import io.batchdesk.engine.ParameterSchema.Kind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One parameter in the start form.
 *
 * @param input which input it gets
 * @param hint what is allowed, in words; null if anything is
 * @param secret whether nobody sees the value again
 */
public record StartField(
    String name,
    String label,
    Kind kind,
    String input,
    boolean required,
    String hint,
    List<String> choices,
    boolean secret) {

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
          case TEXT, INTEGER, NUMBER -> field.secret() ? "secret" : "text";
        },
        field.required(),
        hint(field, texts),
        field.choices(),
        field.secret());
  }

  /** Which keyboard a telephone shows. */
  public String keyboard() {
    return switch (kind) {
      case INTEGER -> "numeric";
      case NUMBER -> "decimal";
      default -> "text";
    };
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
