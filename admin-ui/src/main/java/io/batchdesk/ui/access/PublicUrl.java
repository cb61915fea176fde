package io.batchdesk.ui.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where people reach the desk: what a request says of it may be forged. */
@ApplicationScoped
class PublicUrl {

  @Inject
  @ConfigProperty(name = "batchdesk.public-url")
  Optional<String> url;

  /** Behind a proxy that ends TLS only this tells that the browser speaks it. */
  boolean isTls() {
    return url.filter(address -> address.startsWith("https:")).isPresent();
  }
}
