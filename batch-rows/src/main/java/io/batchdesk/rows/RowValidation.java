package io.batchdesk.rows;

import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.util.Locale;

/** Bean Validation of rows, in a person's language. */
final class RowValidation {

  private RowValidation() {}

  /** Made at the first use: an application that imports nothing may have no provider. */
  private static final class Holder {
    private static final ValidatorFactory FACTORY = Validation.buildDefaultValidatorFactory();
  }

  static Validator in(Locale locale) {
    MessageInterpolator messages = Holder.FACTORY.getMessageInterpolator();
    return Holder.FACTORY
        .usingContext()
        .messageInterpolator(new InLanguage(messages, locale))
        .getValidator();
  }

  private record InLanguage(MessageInterpolator messages, Locale locale)
      implements MessageInterpolator {

    @Override
    public String interpolate(String template, Context context) {
      return messages.interpolate(template, context, locale);
    }

    @Override
    public String interpolate(String template, Context context, Locale other) {
      return messages.interpolate(template, context, locale);
    }
  }
}
