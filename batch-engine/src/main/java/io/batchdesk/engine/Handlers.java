package io.batchdesk.engine;

import io.batchdesk.JobHandler;
import io.batchdesk.JobType;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The handlers of this application, by type. */
@ApplicationScoped
class Handlers {

  @Inject HandlerExtension extension;
  @Inject BeanManager beans;

  private final Map<String, Handler> byType = new ConcurrentHashMap<>();

  /** A handler, ready to be called. */
  record Handler(
      JobType type,
      String className,
      boolean preProcesses,
      ParameterSchema parameters,
      JobHandler bean) {

    /** How many units the next step is asked for. */
    int batchSize(JobSnapshot job) {
      return Math.min(job.batchSize(), type.maxBatchSize());
    }

    /** The longest time that one step may take. */
    Duration stepLimit() {
      return Duration.ofSeconds(type.stepLimitSeconds());
    }

    /** Whether no more than a number of its jobs run at once. */
    boolean limitsJobs() {
      return type.maxJobsAtOnce() > 0;
    }

    /** The pause after the first failed attempt. */
    Duration firstBackoff() {
      return Duration.ofSeconds(type.backoffSeconds());
    }

    String title() {
      return type.title().isBlank() ? type.value() : type.title();
    }
  }

  @PostConstruct
  void findThem() {
    extension.found().forEach((type, all) -> byType.put(type, handler(all.get(0))));
  }

  private Handler handler(HandlerExtension.Found found) {
    JobHandler bean =
        (JobHandler)
            beans.getReference(
                found.bean(), JobHandler.class, beans.createCreationalContext(found.bean()));
    Class<?> handlerClass = found.bean().getBeanClass();
    return new Handler(
        found.type(),
        handlerClass.getName(),
        HandlerMethod.preProcesses(handlerClass),
        found.parameters(),
        bean);
  }

  /** The handler of a type that this application runs. */
  Handler of(String type) {
    return byType.get(type);
  }

  /** All handlers, in the order of their types. */
  Collection<Handler> all() {
    return new TreeMap<>(byType).values();
  }
}
