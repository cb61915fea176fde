package io.batchdesk.ui.console;

import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.JobTypes;
import io.batchdesk.engine.Jobs;
import io.batchdesk.engine.Refusal;
import io.batchdesk.engine.StartJob;
import io.batchdesk.engine.SupportLinks;
import io.batchdesk.engine.SupportLinks.Link;
import io.batchdesk.engine.SupportLinks.Trust;
import io.batchdesk.engine.TypeDetails;
import io.batchdesk.ui.access.CurrentUser;
import io.batchdesk.ui.access.LinkOrigin;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a link leads to. Opening it changes nothing: the page posts the start by itself if the link
 * can be trusted, and asks otherwise.
 */
@Named
@RequestScoped
public class SupportPage {

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
    } else if (type != null && refusal != null && refusal.kind() == Refusal.Kind.INVALID) {
      SeeOther.page(
          "/start/" + type.type() + "?" + LinkQuery.write(StartQuery.of(link, returnUrl)));
    }
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
    boolean forMe = user.name().equals(link.user());
    boolean fromHere =
        link.user() == null
            && LinkOrigin.sameOrigin(request)
            && !query.values().containsKey(LinkOrigin.ASK);
    return link.trust() == Trust.GOOD && !isReturnRefused() && (forMe || fromHere);
  }

  /** What is odd about the link, as a sentence. */
  public String getOddity() {
    return switch (link.trust()) {
      case EXPIRED -> texts.of("link.expired", day(link.issuedAt()));
      case UNKNOWN -> texts.of("link.unknown");
      case GOOD ->
          link.user() == null || link.user().equals(user.name())
              ? texts.of("link.foreign")
              : texts.of("link.other", link.user(), user.name());
    };
  }

  private String day(Instant issued) {
    return texts.day(issued, user.caller().timeZone());
  }

  /** What would start, in one question. */
  public String getQuestion() {
    List<Fact> parameters = getParameters();
    return parameters.isEmpty()
        ? texts.of("link.start", type.title())
        : texts.of(
            "link.start.with",
            type.title(),
            String.join(", ", parameters.stream().map(Fact::inWords).toList()));
  }

  /** What the job would be started with. */
  public List<Fact> getParameters() {
    return Fact.of(link.parameters());
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
