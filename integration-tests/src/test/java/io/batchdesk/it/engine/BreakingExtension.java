package io.batchdesk.it.engine;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import java.util.Set;

/** Lets beans of the engine break that its transactions call last. */
public class BreakingExtension implements Extension {

  private static final Set<String> LAST =
      Set.of("io.batchdesk.engine.JobReader", "io.batchdesk.engine.JobLog");

  void bind(@Observes ProcessAnnotatedType<?> event) {
    if (LAST.contains(event.getAnnotatedType().getJavaClass().getName())) {
      event.configureAnnotatedType().add(new Breaks.Literal());
    }
  }
}
