package io.batchdesk.engine;

import java.io.Serializable;
import java.util.Objects;

/** The key of an application: its name, once per node. */
class BatchApplicationKey implements Serializable {

  private static final long serialVersionUID = 1L;

  String name;
  String node;

  protected BatchApplicationKey() {}

  BatchApplicationKey(String name, String node) {
    this.name = name;
    this.node = node;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BatchApplicationKey that
        && name.equals(that.name)
        && node.equals(that.node);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, node);
  }
}
