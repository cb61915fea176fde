package io.batchdesk.engine;

import java.io.Serializable;
import java.util.Objects;

/** The key of a link's use: the link, once per user. */
class BatchLinkUseKey implements Serializable {

  private static final long serialVersionUID = 1L;

  String nonce;
  String userName;

  protected BatchLinkUseKey() {}

  BatchLinkUseKey(String nonce, String userName) {
    this.nonce = nonce;
    this.userName = userName;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BatchLinkUseKey that
        && nonce.equals(that.nonce)
        && userName.equals(that.userName);
  }

  @Override
  public int hashCode() {
    return Objects.hash(nonce, userName);
  }
}
