package io.batchdesk.engine;

import io.batchdesk.BatchJobEvent;
import io.batchdesk.ToStatus;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds out while an application is deployed whether it observes status changes, and stops the
 * deployment, naming the class, when an observer could miss one.
 */
public class ObserverExtension implements Extension {

  private final List<String> problems = new ArrayList<>();
  private boolean observing;

  /** Looks at each observer of status changes. */
  void look(@Observes ProcessObserverMethod<BatchJobEvent, ?> event) {
    ObserverMethod<BatchJobEvent> observer = event.getObserverMethod();
    if (!BatchJobEvent.class.equals(observer.getObservedType())) {
      return;
    }
    observing = true;
    if (observer.isAsync() || observer.getTransactionPhase() != TransactionPhase.IN_PROGRESS) {
      problems.add(
          "%s observes BatchJobEvent outside the transaction of its delivery, so that nobody would call it again if it failed; use @Observes without \"during\""
              .formatted(place(event)));
    }
    observer.getObservedQualifiers().stream()
        .filter(ToStatus.class::isInstance)
        .map(qualifier -> ((ToStatus) qualifier).value())
        .filter(status -> !statuses().contains(status))
        .forEach(
            status ->
                problems.add(
                    "%s observes @ToStatus(\"%s\"), which no job ever has; use one of %s"
                        .formatted(place(event), status, String.join(", ", statuses()))));
  }

  private static String place(ProcessObserverMethod<?, ?> event) {
    var method = event.getAnnotatedMethod();
    return method == null
        ? event.getObserverMethod().getBeanClass().getName()
        : method.getJavaMember().getDeclaringClass().getName()
            + "."
            + method.getJavaMember().getName();
  }

  private static List<String> statuses() {
    return Arrays.stream(JobStatus.values()).map(JobStatus::spelling).toList();
  }

  /** Refuses the deployment if an observer cannot work. */
  void refuse(@Observes AfterDeploymentValidation event) {
    problems.forEach(problem -> event.addDeploymentProblem(new DeploymentException(problem)));
  }

  /** Whether the application has observers of status changes. */
  boolean observing() {
    return observing;
  }
}
