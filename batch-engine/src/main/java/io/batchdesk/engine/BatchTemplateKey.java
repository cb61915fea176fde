package io.batchdesk.engine;

import java.io.Serializable;
import java.util.Objects;

/** The template for which parameter of which type. */
class BatchTemplateKey implements Serializable {

  private static final long serialVersionUID = 1L;

  String type;
  String parameter;

  protected BatchTemplateKey() {}

  BatchTemplateKey(String type, String parameter) {
    this.type = type;
    this.parameter = parameter;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BatchTemplateKey that
        && type.equals(that.type)
        && parameter.equals(that.parameter);
  }

  @Override
  public int hashCode() {
    return Objects.hash(type, parameter);
  }
}
