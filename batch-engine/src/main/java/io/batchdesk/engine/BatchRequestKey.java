package io.batchdesk.engine;

import java.io.Serializable;
import java.util.Objects;

/** The key of a request that may be repeated: what the program made up, once per user. */
class BatchRequestKey implements Serializable {

  private static final long serialVersionUID = 1L;

  String userName;
  String requestKey;

  protected BatchRequestKey() {}

  BatchRequestKey(String userName, String requestKey) {
    this.userName = userName;
    this.requestKey = requestKey;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BatchRequestKey that
        && userName.equals(that.userName)
        && requestKey.equals(that.requestKey);
  }

  @Override
  public int hashCode() {
    return Objects.hash(userName, requestKey);
  }
}
