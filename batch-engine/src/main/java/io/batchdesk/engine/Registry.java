package io.batchdesk.engine;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Registers this application and the types that it can run, where the host finds them. */
@ApplicationScoped
class Registry {

  private static final System.Logger LOG = System.getLogger(Registry.class.getName());

  /** An application that was not seen for so long does not run. */
  static final Duration GONE = Duration.ofSeconds(20);

  private static final int REFUSED = 20;

  @Inject EngineSettings settings;
  @Inject DatabaseClock clock;
  @Inject OncePerDatabase oncePerDatabase;
  @Inject RunningSteps steps;
  @Inject WorkDone done;
  @Inject OutputStores stores;
  @Inject FormOffers forms;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  private String application;
  private String deployedAs;
  private String owner;
  private Instant startedAt;

  /** What is wrong since the start. */
  private List<String> problems = List.of();

  @PostConstruct
  void nameMyself() {
    application = settings.applicationName();
    deployedAs = settings.deployedAs();
    owner =
        "%s@%s#%s"
            .formatted(application, settings.node(), UUID.randomUUID().toString().substring(0, 8));
  }

  /** Who holds a claim: application, node, and a random part for this start. */
  String owner() {
    return owner;
  }

  /** When this engine was started. */
  Instant startedAt() {
    return startedAt;
  }

  String application() {
    return application;
  }

  /**
   * Registers the application with its handlers.
   *
   * @return the types that are this application's; a type of another one is refused, visibly
   */
  @Transactional
  List<String> register(Iterable<Handlers.Handler> handlers) {
    // Before the lock, which it may need itself.
    Optional<Wording> withoutStore = stores.problem();
    oncePerDatabase.enterAtStart();
    claimVersion();
    Instant now = clock.now();
    startedAt = now;
    List<String> mine = new ArrayList<>();
    Map<String, String> refused = new TreeMap<>();
    ApplicationTexts texts = ApplicationTexts.of(Thread.currentThread().getContextClassLoader());
    for (Handlers.Handler handler : handlers) {
      String type = handler.type().value();
      register(handler, texts)
          .ifPresentOrElse(other -> refused.put(type, other), () -> mine.add(type));
    }
    BatchApplication row = row();
    row.deployedAs = deployedAs;
    row.engineVersion = EngineVersion.OURS;
    row.startedAt = now;
    row.lastSeenAt = now;
    row.threads = mine.isEmpty() ? 0 : settings.threads();
    row.threadsBusy = 0;
    row.threadsLost = 0;
    done.writeTo(row);
    row.refusedTypes = stored(refused);
    problems = texts.problems();
    row.problem = problem(withoutStore);
    ApplicationDetails.problem(row.problem, refused, Locale.ENGLISH)
        .ifPresent(problem -> LOG.log(Level.ERROR, "Application {0}: {1}", application, problem));
    LOG.log(Level.INFO, "Application {0} on node {1} runs {2}", application, settings.node(), mine);
    return mine;
  }

  private void claimVersion() {
    BatchSetting newest = entities.find(BatchSetting.class, EngineVersion.SETTING);
    if (newest == null) {
      entities.persist(new BatchSetting(EngineVersion.SETTING, EngineVersion.OURS));
    } else {
      newest.text = EngineVersion.newer(EngineVersion.OURS, newest.text);
    }
  }

  /** Says why this application takes no job on this database, where people look for it. */
  @Transactional
  void refused(String why) {
    BatchApplication row = row();
    row.deployedAs = deployedAs;
    row.engineVersion = EngineVersion.OURS;
    row.startedAt = clock.now();
    row.lastSeenAt = Instant.EPOCH;
    row.threads = 0;
    row.problem = why;
  }

  /** Why this application must take no job any more: a newer engine has changed the tables. */
  @Transactional
  Optional<String> superseded() {
    return Optional.ofNullable(entities.find(BatchSetting.class, EngineVersion.SETTING))
        .map(newest -> newest.text)
        .filter(version -> !EngineVersion.mayFollow(version))
        .map(EngineVersion::refusal);
  }

  /** What a person has to know about this application; null if all is well. */
  private String problem(Optional<Wording> withoutStore) {
    String problem =
        Stream.of(
                problems.stream(),
                withoutStore.map(Wording::inEnglish).stream(),
                forms.problems().stream())
            .flatMap(all -> all)
            .collect(Collectors.joining(". "));
    return problem.isEmpty() ? null : Text.cut(problem, 2000);
  }

  /** As many as there is room for. */
  private static String stored(Map<String, String> refused) {
    Map<String, String> some = new LinkedHashMap<>();
    refused.entrySet().stream()
        .limit(REFUSED)
        .forEach(type -> some.put(type.getKey(), type.getValue()));
    return some.isEmpty() ? null : Json.write(some);
  }

  /** Returns the application that owns the type, if it is another one. */
  private Optional<String> register(Handlers.Handler handler, ApplicationTexts texts) {
    String type = handler.type().value();
    BatchJobType row = entities.find(BatchJobType.class, type);
    if (row == null) {
      row = new BatchJobType(type);
      row.application = application;
      describe(row, handler, texts);
      entities.persist(row);
      return Optional.empty();
    }
    if (!row.application.equals(application)) {
      return Optional.of(row.application);
    }
    describe(row, handler, texts);
    return Optional.empty();
  }

  private static void describe(BatchJobType row, Handlers.Handler handler, ApplicationTexts texts) {
    row.title = handler.title();
    row.description = handler.type().description();
    row.rolesAllowed = Json.write(handler.type().rolesAllowed());
    row.confirm = handler.type().confirm().name();
    row.parameters = Json.write(handler.parameters());
    row.texts = texts.of(row.type, handler.parameters()).json();
    row.priority = handler.type().priority();
  }

  private BatchApplication row() {
    BatchApplicationKey key = new BatchApplicationKey(application, settings.node());
    BatchApplication row = entities.find(BatchApplication.class, key);
    if (row == null) {
      row = new BatchApplication(application, settings.node());
      entities.persist(row);
    }
    return row;
  }

  /** Says that the application is alive. */
  @Transactional
  void seen() {
    BatchApplication row = row();
    row.lastSeenAt = clock.now();
    row.threadsBusy = steps.busy();
    row.threadsLost = steps.lost();
    done.writeTo(row);
    row.problem = problem(stores.problem());
  }

  /** Says that the application has stopped in order. */
  @Transactional
  void gone() {
    row().lastSeenAt = Instant.EPOCH;
  }
}
