package io.batchdesk.ui.console;

import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.JobLabels;
import io.batchdesk.engine.JobTypes;
import io.batchdesk.engine.Jobs;
import io.batchdesk.engine.Refusal;
import io.batchdesk.engine.StartJob;
import io.batchdesk.engine.SupportLinks;
import io.batchdesk.engine.SupportLinks.Link;
import io.batchdesk.engine.TypeDetails;
import io.batchdesk.ui.access.CurrentUser;
import io.batchdesk.ui.access.LinkOrigin;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a link leads to. Opening it changes nothing: the page posts the start by itself if the link
 * can be trusted, and asks otherwise.
 */
@Named
@RequestScoped
public class SupportPage {

  /** More parameters than this are listed instead of told. */
  private static final int IN_WORDS = 3;

  @Inject HttpServletRequest request;
  @Inject CurrentUser user;
  @Inject SupportLinks links;
  @Inject JobTypes types;
  @Inject Jobs jobs;
  @Inject JobStarter starter;
  @Inject Texts texts;

  private LinkQuery query;
  private Link link;
  private TypeDetails type;
  private String returnUrl;
  private Refusal refusal;

  @PostConstruct
  void read() {
    query = LinkQuery.of(request.getQueryString());
    link = links.read(query.without(LinkOrigin.ASK).values());
    returnUrl = jobs.mayReturnTo(link.returnUrl()) ? link.returnUrl() : null;
    try {
      type = types.find(link.type(), user.caller());
      jobs.check(start(null), user.caller());
    } catch (Refusal e) {
      refusal = e;
    }
  }

  private StartJob start(String nonce) {
    return new StartJob(
        link.type(), types.context(link.type(), link.parameters()), false, returnUrl, nonce);
  }

  /** Leads on at once where there is nothing to decide here. */
  public void open() {
    Optional<JobDetails> started =
        Optional.ofNullable(link.nonce()).flatMap(nonce -> jobs.startedWith(nonce, user.caller()));
    if (started.isPresent()) {
      SeeOther.page("/jobs/" + started.get().id());
    } else if (type != null && refusal != null && mendable(refusal)) {
      SeeOther.page(
          "/start/" + type.type() + "?" + LinkQuery.write(StartQuery.of(link, returnUrl)));
    }
  }

  /** Whether a person can put right in the form what the link got wrong. */
  private static boolean mendable(Refusal refusal) {
    return refusal.kind() == Refusal.Kind.INVALID || refusal.kind() == Refusal.Kind.MALFORMED;
  }

  /** Starts what the link says, once for each link or rendered question. */
  public void start() {
    String once = link.nonce() == null ? getOnce() : link.nonce();
    try {
      starter.start(start(once));
    } catch (Refusal e) {
      refusal = e;
    }
  }

  /** Whether the page posts the start by itself. */
  public boolean isTrusted() {
    return getOddity() == null && !isReturnRefused();
  }

  /** What is odd about the link, as a sentence; null if nothing is. */
  public String getOddity() {
    return switch (link.trust()) {
      case EXPIRED ->
          texts.of("link.expired", texts.day(link.issuedAt(), user.caller().timeZone()));
      case UNKNOWN -> texts.of("link.unknown");
      case GOOD -> link.user() == null ? oddOrigin() : oddUser();
    };
  }

  private String oddOrigin() {
    boolean asks = query.values().containsKey(LinkOrigin.ASK);
    return LinkOrigin.sameOrigin(request) && !asks ? null : texts.of("link.foreign");
  }

  private String oddUser() {
    return link.user().equals(user.name())
        ? null
        : texts.of("link.other", link.user(), user.name());
  }

  /** What would start, in one question. */
  public String getQuestion() {
    List<Fact> parameters = parameters();
    return parameters.isEmpty() || parameters.size() > IN_WORDS
        ? texts.of("link.start", type.title())
        : texts.of(
            "link.start.with",
            type.title(),
            String.join(", ", parameters.stream().map(Fact::inWords).toList()));
  }

  /** What the job would be started with, as a list if the question does not tell. */
  public List<Fact> getListed() {
    List<Fact> parameters = parameters();
    return parameters.size() > IN_WORDS ? parameters : List.of();
  }

  private List<Fact> parameters() {
    JobLabels labels = type == null ? JobLabels.NONE : new JobLabels(type.parameters(), Map.of());
    return Fact.ofParameters(link.parameters(), labels, texts);
  }

  /** Whether the link wants to lead back to where nobody may be sent. */
  public boolean isReturnRefused() {
    return returnUrl == null && link.returnUrl() != null;
  }

  /** Why nothing can be started; null if it can. */
  public Refusal getRefusal() {
    return refusal;
  }

  /** The job type; null if nobody offers it. */
  public TypeDetails getType() {
    return type;
  }

  /** The way back; null for the desk. */
  public ReturnPage getBack() {
    return ReturnPage.of(returnUrl);
  }

  /** Names this question. */
  public String getOnce() {
    return Once.of(request.getParameter(Once.PARAMETER));
  }
}
