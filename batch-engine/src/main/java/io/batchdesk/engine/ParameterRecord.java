package io.batchdesk.engine;

import io.batchdesk.Accept;
import io.batchdesk.Choices;
import io.batchdesk.Sensitive;
import io.batchdesk.Upload;
import io.batchdesk.engine.ParameterSchema.Field;
import io.batchdesk.engine.ParameterSchema.Kind;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the schema of the parameters from the record that declares them. */
final class ParameterRecord {

  private static final Set<Class<?>> INTEGERS =
      Set.of(
          int.class,
          Integer.class,
          long.class,
          Long.class,
          short.class,
          Short.class,
          BigInteger.class);
  private static final Set<Class<?>> NUMBERS =
      Set.of(double.class, Double.class, float.class, Float.class, BigDecimal.class);

  /** A comma would be two ends for a browser. */
  private static final java.util.regex.Pattern END = java.util.regex.Pattern.compile("\\.[^\\s,]+");

  private ParameterRecord() {}

  /**
   * Reads the schema.
   *
   * @throws IllegalArgumentException if a component has a type that a form cannot show; the message
   *     names it
   */
  static ParameterSchema schemaOf(Class<? extends Record> type) {
    List<Field> fields = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      fields.add(field(type, component));
    }
    return new ParameterSchema(List.copyOf(fields));
  }

  private static Field field(Class<?> declaring, RecordComponent component) {
    Class<?> type = component.getType();
    Kind kind = kind(declaring, component);
    Optional<Size> size = constraint(declaring, component, Size.class);
    boolean notBlank =
        constraint(declaring, component, NotBlank.class).isPresent()
            || constraint(declaring, component, NotEmpty.class).isPresent();
    boolean required =
        type.isPrimitive()
            || notBlank
            || constraint(declaring, component, NotNull.class).isPresent();
    Integer minLength = size.map(Size::min).filter(min -> min > 0).orElse(notBlank ? 1 : null);
    return new Field(
        component.getName(),
        kind,
        required,
        minLength,
        size.map(Size::max).filter(max -> max < Integer.MAX_VALUE).orElse(null),
        constraint(declaring, component, Pattern.class).map(Pattern::regexp).orElse(null),
        minimum(declaring, component),
        maximum(declaring, component),
        kind == Kind.CHOICE ? choices(type) : List.of(),
        component.isAnnotationPresent(Sensitive.class) ? Boolean.TRUE : null,
        offers(declaring, component, kind) ? Boolean.TRUE : null,
        accept(declaring, component, kind),
        null);
  }

  private static boolean offers(Class<?> declaring, RecordComponent component, Kind kind) {
    if (!component.isAnnotationPresent(Choices.class)) {
      return false;
    }
    if (kind != Kind.TEXT && kind != Kind.INTEGER
        || component.isAnnotationPresent(Sensitive.class)) {
      throw new IllegalArgumentException(
          "The parameter record %s has @Choices on its component %s; only a text or a whole number that is not @Sensitive can have choices"
              .formatted(declaring.getName(), component.getName()));
    }
    return true;
  }

  private static List<String> accept(Class<?> declaring, RecordComponent component, Kind kind) {
    Accept accept = component.getAnnotation(Accept.class);
    if (accept == null) {
      return List.of();
    }
    if (kind != Kind.UPLOAD) {
      throw new IllegalArgumentException(
          "The parameter record %s has @Accept on its component %s; only an Upload can have it"
              .formatted(declaring.getName(), component.getName()));
    }
    for (String end : accept.value()) {
      if (!END.matcher(end).matches()) {
        throw new IllegalArgumentException(
            "The parameter record %s has @Accept(%s) on its component %s; give the end of a name with its point, for example \".csv\""
                .formatted(declaring.getName(), Text.quote(end), component.getName()));
      }
    }
    return Arrays.stream(accept.value()).map(end -> end.toLowerCase(Locale.ROOT)).toList();
  }

  private static Kind kind(Class<?> declaring, RecordComponent component) {
    Class<?> type = component.getType();
    if (type == String.class) {
      return Kind.TEXT;
    } else if (INTEGERS.contains(type)) {
      return Kind.INTEGER;
    } else if (NUMBERS.contains(type)) {
      return Kind.NUMBER;
    } else if (type == boolean.class || type == Boolean.class) {
      return Kind.BOOLEAN;
    } else if (type == LocalDate.class) {
      return Kind.DATE;
    } else if (type == Instant.class || type == OffsetDateTime.class) {
      return Kind.DATE_TIME;
    } else if (type == Upload.class) {
      return Kind.UPLOAD;
    } else if (type.isEnum()) {
      return Kind.CHOICE;
    }
    throw new IllegalArgumentException(
        "The parameter record %s has a component %s of type %s; use a text, number, boolean, LocalDate, Instant, OffsetDateTime, Upload or enum"
            .formatted(declaring.getName(), component.getName(), type.getName()));
  }

  private static List<String> choices(Class<?> type) {
    return Arrays.stream(type.getEnumConstants()).map(choice -> ((Enum<?>) choice).name()).toList();
  }

  private static BigDecimal minimum(Class<?> declaring, RecordComponent component) {
    Class<?> type = component.getType();
    return first(
        List.of(
            constraint(declaring, component, Min.class).map(min -> BigDecimal.valueOf(min.value())),
            constraint(declaring, component, DecimalMin.class)
                .map(min -> new BigDecimal(min.value())),
            constraint(declaring, component, Positive.class)
                .filter(any -> INTEGERS.contains(type))
                .map(any -> BigDecimal.ONE),
            constraint(declaring, component, PositiveOrZero.class).map(any -> BigDecimal.ZERO),
            range(type, false)));
  }

  private static BigDecimal maximum(Class<?> declaring, RecordComponent component) {
    return first(
        List.of(
            constraint(declaring, component, Max.class).map(max -> BigDecimal.valueOf(max.value())),
            constraint(declaring, component, DecimalMax.class)
                .map(max -> new BigDecimal(max.value())),
            range(component.getType(), true)));
  }

  /** Without it a number that does not fit the component would only fail inside the handler. */
  private static Optional<BigDecimal> range(Class<?> type, boolean upper) {
    if (type == int.class || type == Integer.class) {
      return Optional.of(BigDecimal.valueOf(upper ? Integer.MAX_VALUE : Integer.MIN_VALUE));
    } else if (type == long.class || type == Long.class) {
      return Optional.of(BigDecimal.valueOf(upper ? Long.MAX_VALUE : Long.MIN_VALUE));
    } else if (type == short.class || type == Short.class) {
      return Optional.of(BigDecimal.valueOf(upper ? Short.MAX_VALUE : Short.MIN_VALUE));
    }
    return Optional.empty();
  }

  private static BigDecimal first(List<Optional<BigDecimal>> values) {
    return values.stream().flatMap(Optional::stream).findFirst().orElse(null);
  }

  /** Constraints without the target RECORD_COMPONENT are found on the field behind it. */
  private static <A extends Annotation> Optional<A> constraint(
      Class<?> declaring, RecordComponent component, Class<A> annotation) {
    A onComponent = component.getAnnotation(annotation);
    if (onComponent != null) {
      return Optional.ofNullable(onComponent);
    }
    try {
      return Optional.ofNullable(
          declaring.getDeclaredField(component.getName()).getAnnotation(annotation));
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("A record without a field for its component", e);
    }
  }
}
