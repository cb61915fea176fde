package io.batchdesk.ui.console;

import io.batchdesk.engine.ApplicationDetails;
import io.batchdesk.engine.Applications;
import io.batchdesk.engine.Caller;
import io.batchdesk.engine.JobTypes;
import io.batchdesk.engine.Refusal;
import io.batchdesk.engine.TypeDetails;
import io.batchdesk.engine.TypeWork;
import io.batchdesk.ui.access.CurrentUser;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.omnifaces.util.Faces;

/** Which applications there are, on which nodes, with which types, and what is wrong with them. */
@Named
@RequestScoped
public class ApplicationsPage {

  private static final TypeWork NONE = new TypeWork(0, 0);

  @Inject CurrentUser user;
  @Inject Applications applications;
  @Inject JobTypes types;
  @Inject Texts texts;

  private List<App> all = List.of();
  private boolean forbidden;

  /**
   * An application.
   *
   * @param live whether it runs on any node
   * @param work what its jobs do, in words; null if there is nothing to do
   * @param refused its types that another application owns
   */
  public record App(
      String name,
      boolean live,
      String work,
      List<Node> nodes,
      List<Type> types,
      List<RefusedType> refused) {}

  /**
   * An application on one node.
   *
   * @param since since when it runs, or when it was seen last
   * @param threads how many of them work; null if it does not run
   * @param lost that some of them hang, or null
   */
  public record Node(
      String name,
      boolean live,
      String since,
      String threads,
      String lost,
      String engine,
      String problem) {}

  /**
   * A job type.
   *
   * @param mayStart whether the person may start it
   */
  public record Type(String type, String title, String work, boolean mayStart) {}

  /** A type that the application cannot offer. */
  public record RefusedType(String type, String owner) {}

  @PostConstruct
  void load() {
    Caller caller = user.caller();
    try {
      Map<String, TypeWork> work = applications.work(caller);
      Map<String, List<TypeDetails>> byOwner =
          types.all(caller).stream().collect(Collectors.groupingBy(TypeDetails::application));
      Map<String, List<ApplicationDetails>> byName =
          applications.all(caller).stream()
              .collect(
                  Collectors.groupingBy(
                      ApplicationDetails::name, LinkedHashMap::new, Collectors.toList()));
      all =
          byName.entrySet().stream()
              .map(app -> app(app.getValue(), byOwner.getOrDefault(app.getKey(), List.of()), work))
              .sorted(Comparator.comparing(App::live).reversed())
              .toList();
    } catch (Refusal e) {
      forbidden = true;
      Faces.getExternalContext().setResponseStatus(HttpServletResponse.SC_FORBIDDEN);
    }
  }

  private App app(
      List<ApplicationDetails> nodes, List<TypeDetails> owned, Map<String, TypeWork> work) {
    boolean live = nodes.stream().anyMatch(ApplicationDetails::live);
    Map<String, String> refused = new LinkedHashMap<>();
    nodes.forEach(node -> refused.putAll(node.refused()));
    return new App(
        nodes.get(0).name(),
        live,
        words(
            owned.stream()
                .map(type -> work.getOrDefault(type.type(), NONE))
                .reduce(NONE, TypeWork::plus),
            live),
        nodes.stream().map(this::node).toList(),
        owned.stream()
            .map(
                type ->
                    new Type(
                        type.type(),
                        type.title(),
                        words(work.getOrDefault(type.type(), NONE), live),
                        type.mayStart()))
            .toList(),
        refused.entrySet().stream()
            .map(type -> new RefusedType(type.getKey(), type.getValue()))
            .toList());
  }

  private Node node(ApplicationDetails node) {
    return new Node(
        node.node(),
        node.live(),
        since(node),
        node.live() && node.threads() > 0
            ? texts.of("applications.threads", node.threadsBusy(), node.threads())
            : null,
        node.live() && node.threadsLost() > 0
            ? texts.of("applications.lost", node.threadsLost())
            : null,
        node.engineVersion(),
        node.ownProblem());
  }

  private String since(ApplicationDetails node) {
    if (node.live()) {
      return texts.of("applications.since", texts.moment(node.startedAt(), user.timeZone()));
    }
    return node.lastSeenAt() == null
        ? texts.of(node.ownProblem() == null ? "applications.stopped" : "applications.notDeployed")
        : texts.of("applications.seen", texts.moment(node.lastSeenAt(), user.timeZone()));
  }

  /** What is to be done; null if nothing is. */
  private String words(TypeWork work, boolean live) {
    long all = work.begun() + work.waiting();
    if (all == 0) {
      return null;
    }
    if (!live) {
      return texts.of("applications.work.away", all);
    }
    return work.waiting() == 0
        ? texts.of("applications.work.begun", work.begun())
        : texts.of("applications.work", work.begun(), work.waiting());
  }

  /** Whether the person may not see it. */
  public boolean isForbidden() {
    return forbidden;
  }

  /** The applications, those that run first. */
  public List<App> getAll() {
    return all;
  }
}
