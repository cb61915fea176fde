package io.batchdesk.rows;

import jakarta.validation.Validator;
import jakarta.validation.metadata.ConstraintDescriptor;
import jakarta.validation.metadata.PropertyDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What Bean Validation demands of a component, in words for a template. */
final class RowConstraints {

  private RowConstraints() {}

  static List<String> words(Class<?> row, String component, RowTexts texts) {
    Validator validator = RowValidation.in(texts.locale());
    PropertyDescriptor property =
        validator.getConstraintsForClass(row).getConstraintsForProperty(component);
    List<String> words = new ArrayList<>();
    if (property != null) {
      for (ConstraintDescriptor<?> constraint : property.getConstraintDescriptors()) {
        String said = words(constraint, texts);
        if (said != null) {
          words.add(said);
        }
      }
    }
    words.sort(null);
    return words;
  }

  private static String words(ConstraintDescriptor<?> constraint, RowTexts texts) {
    Map<String, Object> said = constraint.getAttributes();
    return switch (constraint.getAnnotation().annotationType().getSimpleName()) {
      case "NotNull", "NotBlank", "NotEmpty" -> texts.say("template.required");
      case "Size" -> size((Integer) said.get("min"), (Integer) said.get("max"), texts);
      case "Min", "DecimalMin" -> texts.say("template.at_least", String.valueOf(said.get("value")));
      case "Max", "DecimalMax" -> texts.say("template.at_most", String.valueOf(said.get("value")));
      case "Positive" -> texts.say("template.more_than_zero");
      case "PositiveOrZero" -> texts.say("template.at_least", "0");
      case "Email" -> texts.say("template.email");
      default -> null;
    };
  }

  private static String size(int least, int most, RowTexts texts) {
    return most == Integer.MAX_VALUE
        ? texts.say("template.longer", least)
        : texts.say("template.characters", least, most);
  }
}
