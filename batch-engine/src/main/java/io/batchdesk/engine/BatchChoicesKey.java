package io.batchdesk.engine;

import java.io.Serializable;
import java.util.Objects;

/** Choices for which parameter of which type in which language. */
class BatchChoicesKey implements Serializable {

  private static final long serialVersionUID = 1L;

  String type;
  String parameter;
  String language;

  protected BatchChoicesKey() {}

  BatchChoicesKey(String type, String parameter, String language) {
    this.type = type;
    this.parameter = parameter;
    this.language = language;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BatchChoicesKey that
        && type.equals(that.type)
        && parameter.equals(that.parameter)
        && language.equals(that.language);
  }

  @Override
  public int hashCode() {
    return Objects.hash(type, parameter, language);
  }
}
