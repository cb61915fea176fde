package io.batchdesk.engine;

import io.batchdesk.JobHandler;
import io.batchdesk.JobType;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the handlers of an application while it is deployed, and stops the deployment, naming the
 * class, when one cannot work.
 */
public class HandlerExtension implements Extension {

  static final String TYPE_FORM = "[a-z][a-z0-9-]{0,59}";

  private final Map<String, List<Found>> found = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

  /** A handler's bean and what its class says about itself. */
  record Found(Bean<?> bean, JobType type, ParameterSchema parameters) {}

  /** Looks at each bean. */
  void look(@Observes ProcessManagedBean<?> event) {
    AnnotatedType<?> type = event.getAnnotatedBeanClass();
    JobType jobType = type.getAnnotation(JobType.class);
    if (jobType == null) {
      return;
    }
    Class<?> handler = type.getJavaClass();
    if (!JobHandler.class.isAssignableFrom(handler)) {
      problems.add(
          "%s has @JobType(\"%s\") but does not implement JobHandler; extend JobHandler or FileJobHandler"
              .formatted(handler.getName(), jobType.value()));
    } else if (!jobType.value().matches(TYPE_FORM)) {
      problems.add(
          "%s has the job type \"%s\"; use 1 to 60 lower-case letters, digits and hyphens, beginning with a letter"
              .formatted(handler.getName(), jobType.value()));
    } else {
      remember(event.getBean(), handler, jobType);
    }
  }

  private void remember(Bean<?> bean, Class<?> handler, JobType type) {
    try {
      ParameterSchema parameters = ParameterRecord.schemaOf(type.parameters());
      found
          .computeIfAbsent(type.value(), key -> new ArrayList<>())
          .add(new Found(bean, type, parameters));
      if (!parameters.offering().isEmpty() && !HandlerMethod.offersChoices(handler)) {
        problems.add(
            "%s has a parameter with @Choices, %s, and does not override choices"
                .formatted(handler.getName(), parameters.offering().get(0).name()));
      }
    } catch (IllegalArgumentException e) {
      problems.add("%s: %s".formatted(handler.getName(), e.getMessage()));
    }
  }

  /** Refuses the deployment if a handler cannot work. */
  void refuse(@Observes AfterDeploymentValidation event, BeanManager beans) {
    found.replaceAll((type, all) -> enabled(all, beans));
    found.forEach(
        (type, all) -> {
          if (all.size() > 1) {
            problems.add(
                "Two handlers of the job type \"%s\": %s and %s; remove one, or give it another type"
                    .formatted(
                        type,
                        all.get(0).bean().getBeanClass().getName(),
                        all.get(1).bean().getBeanClass().getName()));
          }
        });
    if (!problems.isEmpty()) {
      StoppedDeployment.report(problems);
    }
    problems.forEach(problem -> event.addDeploymentProblem(new DeploymentException(problem)));
  }

  /** An enabled alternative replaces the other handler of its type on purpose. */
  private static List<Found> enabled(List<Found> all, BeanManager beans) {
    List<Found> alternatives = all.stream().filter(one -> one.bean().isAlternative()).toList();
    return alternatives.size() == 1 ? alternatives : all;
  }

  /** The handlers, by type. */
  Map<String, List<Found>> found() {
    return found;
  }
}
