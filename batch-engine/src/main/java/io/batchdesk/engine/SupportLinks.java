package io.batchdesk.engine;

import io.batchdesk.JobLinks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Links that start jobs: built for the pages of applications, and checked for the host's support
 * page. Thread-safe.
 */
@ApplicationScoped
public class SupportLinks implements JobLinks {

  static final Duration VALID = Duration.ofHours(12);
  private static final String PUBLIC_ADDRESS = "public-address";
  private static final int NONCE_BYTES = 16;
  private static final Set<String> RESERVED =
      Set.of("type", "return_url", "user", "nonce", "issued", "expires", LinkSignature.PARAMETER);

  @Inject DatabaseClock clock;
  @Inject OncePerDatabase oncePerDatabase;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  /** What is known of a link that somebody opened. */
  public enum Trust {
    /** Built by an application and still good. */
    GOOD,
    /** Built by an application, but too old. */
    EXPIRED,
    /** Altered, or not built by an application of this desk. */
    UNKNOWN
  }

  /**
   * A link that somebody opened.
   *
   * @param parameters the parameters of the job, as texts
   * @param returnUrl where the person wants to go afterwards, unchecked; or null
   * @param user the user that it names, or null
   * @param nonce names the link; null if it is not to be trusted
   * @param issuedAt when it was built; null if it is not to be trusted
   */
  public record Link(
      Trust trust,
      String type,
      Map<String, String> parameters,
      String returnUrl,
      String user,
      String nonce,
      Instant issuedAt) {}

  /**
   * Tells handlers' pages where the support page is: an address such as {@code https://host/desk}.
   */
  @Transactional
  public void register(String publicAddress) {
    oncePerDatabase.enter();
    BatchSetting row = entities.find(BatchSetting.class, PUBLIC_ADDRESS);
    if (row == null) {
      entities.persist(new BatchSetting(PUBLIC_ADDRESS, publicAddress));
    } else {
      row.text = publicAddress;
    }
  }

  /** Reads the query parameters of the support page. */
  @Transactional
  public Link read(Map<String, String> query) {
    Map<String, String> parameters = new LinkedHashMap<>(query);
    parameters.keySet().removeAll(RESERVED);
    Instant issued = instant(query.get("issued"));
    Instant expires = instant(query.get("expires"));
    boolean signed =
        issued != null
            && expires != null
            && query.containsKey("nonce")
            && LinkSignature.matches(query, setting(LinkKeyMigration.SETTING));
    Trust trust =
        !signed ? Trust.UNKNOWN : expires.isBefore(clock.now()) ? Trust.EXPIRED : Trust.GOOD;
    return new Link(
        trust,
        query.get("type"),
        parameters,
        query.get("return_url"),
        query.get("user"),
        signed ? query.get("nonce") : null,
        signed ? issued : null);
  }

  private static Instant instant(String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private String setting(String name) {
    BatchSetting row = entities.find(BatchSetting.class, name);
    return row == null ? "" : row.text;
  }

  @Override
  public Builder to(String jobType) {
    return new LinkBuilder(jobType);
  }

  @Override
  @Transactional
  public Optional<FinishedJob> finished(String jobId) {
    BatchJob job =
        jobId == null || jobId.length() > 32 ? null : entities.find(BatchJob.class, jobId);
    if (job == null || job.status != JobStatus.COMPLETED) {
      return Optional.empty();
    }
    Long bytes =
        entities
            .createQuery("select sum(o.length) from BatchOutput o where o.jobId = :job", Long.class)
            .setParameter("job", job.id)
            .getSingleResult();
    return Optional.of(
        new FinishedJob(
            job.id,
            job.sentence == null ? "" : job.sentence,
            bytes == null ? 0 : bytes,
            setting(PUBLIC_ADDRESS) + "/jobs/" + job.id));
  }

  /** Collects the parts of a link. */
  private final class LinkBuilder implements Builder {

    private final Map<String, String> query = new LinkedHashMap<>();
    private Duration valid = VALID;

    LinkBuilder(String jobType) {
      query.put("type", jobType);
    }

    @Override
    public Builder parameter(String name, Object value) {
      if (RESERVED.contains(name)) {
        throw new IllegalArgumentException(
            "A job parameter cannot be called %s in a link".formatted(name));
      }
      if (value != null && !value.toString().isEmpty()) {
        query.put(name, value.toString());
      }
      return this;
    }

    @Override
    public Builder returnUrl(String url) {
      if (!url.matches("(?:/|https?://).*")) {
        throw new IllegalArgumentException(
            "The return URL %s is neither a path nor an http(s) URL".formatted(Text.quote(url)));
      }
      query.put("return_url", url);
      return this;
    }

    @Override
    public Builder forUser(String user) {
      query.put("user", user);
      return this;
    }

    @Override
    public Builder validFor(Duration duration) {
      valid = duration;
      return this;
    }

    @Override
    public String build() {
      Instant now = clock.now();
      byte[] nonce = new byte[NONCE_BYTES];
      new SecureRandom().nextBytes(nonce);
      query.put("nonce", HexFormat.of().formatHex(nonce));
      query.put("issued", now.toString());
      query.put("expires", now.plus(valid).toString());
      query.put(LinkSignature.PARAMETER, LinkSignature.sign(query, key()));
      return address() + "/support?" + LinkSignature.query(query);
    }
  }

  private String key() {
    return setting(LinkKeyMigration.SETTING);
  }

  private String address() {
    return setting(PUBLIC_ADDRESS);
  }
}
