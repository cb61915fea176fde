package io.batchdesk.ui.web;

import io.batchdesk.engine.EngineStarted;
import io.batchdesk.engine.SupportLinks;
import io.batchdesk.engine.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the host does when it starts: makes the first user, and says where the support page is. */
@ApplicationScoped
class FirstStart {

  /** Read by the launcher, which runs in the same process and then prints the password. */
  static final String PASSWORD_USED = "batchdesk.first-password-used";

  private static final System.Logger LOG = System.getLogger(FirstStart.class.getName());

  @Inject Users users;
  @Inject SupportLinks links;

  @Inject
  @ConfigProperty(name = "batchdesk.first-password")
  Optional<String> firstPassword;

  @Inject
  @ConfigProperty(name = "batchdesk.first-password-made-up", defaultValue = "false")
  boolean madeUp;

  @Inject
  @ConfigProperty(name = "batchdesk.public-url")
  Optional<String> publicUrl;

  void start(@Observes EngineStarted event) {
    links.register(publicUrl.orElse("").strip().replaceAll("/+$", ""));
    if (firstPassword.isPresent()) {
      if (users.makeFirst(firstPassword.get(), madeUp)) {
        System.setProperty(PASSWORD_USED, "true");
        LOG.log(Level.INFO, "Made the first user, admin");
      }
    } else if (users.find("admin").isEmpty()) {
      LOG.log(
          Level.WARNING,
          "Nobody can sign in as admin: start with ./run, which makes up a password,"
              + " or set batchdesk.first-password to a password of your choice and start again");
    }
  }
}
