package io.batchdesk.ui.console;

import io.batchdesk.engine.Refusal;
import io.batchdesk.engine.TokenDetails;
import io.batchdesk.engine.Tokens;
import io.batchdesk.ui.access.CurrentUser;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.util.Faces;

/** A person's own access tokens: what their programs sign in with. */
@Named
@RequestScoped
public class TokensPage {

  private static final int USUAL_DAYS = 90;

  @Inject CurrentUser user;
  @Inject Tokens tokens;
  @Inject Texts texts;

  private List<Row> rows = List.of();
  private String title;
  private Integer days = USUAL_DAYS;

  /**
   * A token.
   *
   * @param used when it was used last; null if never
   */
  public record Row(String id, String title, String made, String expires, String used) {}

  @PostConstruct
  void load() {
    rows = tokens.of(user.caller()).stream().map(this::row).toList();
  }

  private Row row(TokenDetails token) {
    return new Row(
        token.id(),
        token.title(),
        texts.moment(token.createdAt(), user.timeZone()),
        texts.moment(token.expiresAt(), user.timeZone()),
        token.lastUsedAt() == null ? null : texts.moment(token.lastUsedAt(), user.timeZone()));
  }

  /** Makes a token, and shows it once. */
  public void make() {
    try {
      Tokens.NewToken made =
          tokens.create(title == null ? "" : title, days == null ? 0 : days, user.caller());
      new ShownOnce(made.details().title(), made.secret()).onNextPage();
      SeeOther.page("/tokens");
    } catch (Refusal e) {
      Warning.here(e.message(texts.getLocale()));
    }
  }

  /** Revokes the token that the person saw when it was clicked. */
  public void revoke() {
    try {
      tokens.revoke(Faces.getRequestParameter("token"), user.caller());
      Notice.of(texts.of("tokens.revoked"));
    } catch (Refusal e) {
      Warning.of(e.message(texts.getLocale()));
    }
    SeeOther.page("/tokens");
  }

  /** The tokens, newest first. */
  public List<Row> getRows() {
    return rows;
  }

  /** The longest time that a token is good for, in days. */
  public int getMostDays() {
    return Tokens.MOST_DAYS;
  }

  /** The token that was made at this moment; null otherwise. */
  public ShownOnce getShown() {
    return ShownOnce.now();
  }

  public String getTitle() {
    return title;
  }

  public void setTitle(String title) {
    this.title = title;
  }

  public Integer getDays() {
    return days;
  }

  public void setDays(Integer days) {
    this.days = days;
  }
}
