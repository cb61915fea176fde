package io.batchdesk.engine;

import io.batchdesk.engine.ParameterSchema.Field;
import io.batchdesk.engine.ParameterSchema.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Asks this application's handlers what they offer for forms, on a thread of its own: one that
 * takes long delays no job and no sign of life.
 */
@ApplicationScoped
class FormOffers {

  /** What is older was not offered when it should have been. */
  static final Duration FRESH = Duration.ofMinutes(5);

  private static final System.Logger LOG = System.getLogger(FormOffers.class.getName());
  private static final Duration SHUTDOWN = Duration.ofSeconds(3);

  @Inject ServerResources server;
  @Inject EngineSettings settings;
  @Inject Handlers handlers;
  @Inject HandlerTransaction transaction;
  @Inject FormRecords records;

  private final Map<String, String> problems = new ConcurrentSkipListMap<>();
  private ScheduledExecutorService thread;

  /** Begins to ask the handlers of these types; nothing happens if none offers anything. */
  void start(List<String> types) {
    List<Handlers.Handler> mine = types.stream().map(handlers::of).toList();
    mine.forEach(this::forget);
    List<Handlers.Handler> asked = mine.stream().filter(FormOffers::offers).toList();
    if (asked.isEmpty()) {
      return;
    }
    thread = Executors.newSingleThreadScheduledExecutor(server.threads());
    thread.execute(() -> asked.forEach(this::askAtStart));
    long millis = settings.choices().toMillis();
    thread.scheduleWithFixedDelay(
        () -> asked.forEach(this::askAgain), millis, millis, TimeUnit.MILLISECONDS);
  }

  /** What an earlier build offered for a parameter that is not there any more. */
  private void forget(Handlers.Handler handler) {
    records.retain(
        handler.type().value(),
        handler.parameters().offering().stream().map(Field::name).toList(),
        handler.parameters().ofKind(Kind.UPLOAD).stream().map(Field::name).toList());
  }

  private static boolean offers(Handlers.Handler handler) {
    ParameterSchema parameters = handler.parameters();
    return !parameters.offering().isEmpty() || !parameters.ofKind(Kind.UPLOAD).isEmpty();
  }

  private void askAtStart(Handlers.Handler handler) {
    for (Field field : handler.parameters().ofKind(Kind.UPLOAD)) {
      BatchTemplateKey key = new BatchTemplateKey(handler.type().value(), field.name());
      carefully(
          handler,
          "a template for " + field.name(),
          () -> {
            records.store(
                key,
                transaction.call(
                    () ->
                        Objects.requireNonNull(
                            handler.bean().template(field.name()), "It answered null")));
            return null;
          });
    }
    ask(handler, Duration.ZERO);
  }

  private void askAgain(Handlers.Handler handler) {
    // Half of the time, so that of several nodes one asks and none of them too seldom.
    ask(handler, settings.choices().dividedBy(2));
  }

  private void ask(Handlers.Handler handler, Duration within) {
    for (Field field : handler.parameters().offering()) {
      carefully(
          handler,
          "choices for " + field.name(),
          () -> {
            String problem = null;
            for (Locale language : records.languages(handler.type().value())) {
              String next = ask(handler, field, language, within);
              problem = next == null ? problem : next;
            }
            return problem;
          });
    }
  }

  /**
   * Returns what is wrong with what was offered all the same, or null. What another node was
   * offered meanwhile, that node tells.
   */
  private String ask(Handlers.Handler handler, Field field, Locale language, Duration within)
      throws Exception {
    BatchChoicesKey key =
        new BatchChoicesKey(handler.type().value(), field.name(), language.toLanguageTag());
    if (!within.isZero() && records.asked(key, within)) {
      return null;
    }
    ChoiceList offered =
        ChoiceList.of(
            field, transaction.call(() -> handler.bean().choices(field.name(), language)));
    records.store(key, offered.choices());
    return offered.problem();
  }

  /** A question whose answer is what is wrong, or null. */
  private interface Question {
    String ask() throws Exception;
  }

  private static String name(Handlers.Handler handler, String what) {
    return handler.type().value() + " " + what;
  }

  /** What throws would never be called again, so it must not. */
  private void carefully(Handlers.Handler handler, String what, Question question) {
    String name = name(handler, what);
    try {
      String problem = question.ask();
      if (problem == null) {
        problems.remove(name);
      } else {
        tell(name, handler.type().value() + ": " + problem, null);
      }
    } catch (ServerStopsException e) {
      LOG.log(Level.DEBUG, "{0} asks for nothing any more, the server stops", name);
    } catch (Exception | Error e) {
      String reason = Failure.reason(e).inEnglish().replaceFirst("\\.$", "");
      tell(
          name,
          "The handler of %s could not offer %s: %s"
              .formatted(handler.type().value(), what, reason),
          e);
    }
  }

  /** The same problem each minute is told once. */
  private void tell(String name, String problem, Throwable error) {
    boolean news = !problem.equals(problems.put(name, problem));
    LOG.log(news && !thread.isShutdown() ? Level.WARNING : Level.DEBUG, problem, error);
  }

  /** What people have to know about it, in sentences without a full stop. */
  List<String> problems() {
    return List.copyOf(problems.values());
  }

  /** Lets a handler that is being asked end. */
  void stop() {
    if (thread == null) {
      return;
    }
    thread.shutdownNow();
    try {
      thread.awaitTermination(SHUTDOWN.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
