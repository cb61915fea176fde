package io.batchdesk.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.batchdesk.Template;
import io.batchdesk.engine.Refusal.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The job types that applications have registered, for the host. Thread-safe. */
@ApplicationScoped
public class JobTypes {

  @Inject DatabaseClock clock;
  @Inject FormRecords forms;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  /** All types, by application and title, in the language of the caller. */
  @Transactional
  public List<TypeDetails> all(Caller caller) {
    return entities
        .createQuery(
            "select t from BatchJobType t order by t.application, t.type", BatchJobType.class)
        .getResultStream()
        .map(type -> details(type, caller))
        .sorted(byTitle(caller.locale()))
        .toList();
  }

  private static Comparator<TypeDetails> byTitle(Locale locale) {
    return Comparator.comparing(TypeDetails::application)
        .thenComparing(TypeDetails::title, Collator.getInstance(locale));
  }

  /**
   * One type with what its handler offers for its form, in the language of the caller.
   *
   * @throws Refusal {@code INVALID} if no application has registered it
   */
  @Transactional
  public TypeDetails find(String type, Caller caller) {
    BatchJobType row = require(type);
    Map<String, Offered> offered = forms.offered(type, caller.locale(), FormOffers.FRESH);
    Map<String, String> templates = forms.templates(type);
    return details(row, caller)
        .with(field -> field.as(offered.get(field.name()), templates.get(field.name())));
  }

  /**
   * The file to begin with for an upload of a type.
   *
   * @throws Refusal {@code NOT_FOUND} if there is none, or the caller may not start the type
   */
  @Transactional
  public Template template(String type, String parameter, Caller caller) {
    return Optional.ofNullable(entities.find(BatchJobType.class, type))
        .filter(row -> Access.mayStart(caller, Json.readList(row.rolesAllowed)))
        .flatMap(row -> forms.template(row.type, parameter))
        .orElseThrow(
            () ->
                new Refusal(
                    Kind.NOT_FOUND,
                    "unknown_template",
                    null,
                    Wording.of("template.unknown", Text.echo(type), Text.echo(parameter))));
  }

  /** The roles that types ask for besides the role {@code operator}, by name. */
  @Transactional
  public List<String> roles() {
    return entities
        .createQuery("select distinct t.rolesAllowed from BatchJobType t", String.class)
        .getResultStream()
        .flatMap(roles -> Json.readList(roles).stream())
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * The parameters of a form or a link, in the types that the job type declares. What does not fit
   * stays a text, for {@link Jobs#start} to refuse with its value; blank texts are left out.
   *
   * @throws Refusal {@code INVALID} if no application has registered the type
   */
  @Transactional
  public JsonNode context(String type, Map<String, String> texts) {
    return ParameterCheck.fromTexts(schema(require(type)), texts);
  }

  private TypeDetails details(BatchJobType type, Caller caller) {
    TypeTexts texts = TypeTexts.of(type);
    return new TypeDetails(
        type.type,
        type.application,
        texts.title(type).in(caller.locale()),
        texts.description(type).in(caller.locale()),
        texts.translate(schema(type), caller.locale()),
        live(type.application),
        Access.mayStart(caller, Json.readList(type.rolesAllowed)));
  }

  /**
   * As {@link Access#requireStart}; a type that no application offers any more asks for no role.
   */
  void requireStart(String type, Caller caller) {
    BatchJobType row = entities.find(BatchJobType.class, type);
    if (row != null) {
      Access.requireStart(caller, row);
    }
  }

  BatchJobType require(String type) {
    BatchJobType row =
        type == null || !type.matches(HandlerExtension.TYPE_FORM)
            ? null
            : entities.find(BatchJobType.class, type);
    if (row == null) {
      throw new Refusal(
          Kind.INVALID, "unknown_type", "type", Wording.of("type.unknown", Text.echo(type)));
    }
    return row;
  }

  ParameterSchema schema(BatchJobType type) {
    return Json.read(type.parameters, ParameterSchema.class);
  }

  boolean live(String application) {
    return entities
            .createQuery(
                "select count(a) from BatchApplication a"
                    + " where a.name = :name and a.lastSeenAt > :alive",
                Long.class)
            .setParameter("name", application)
            .setParameter("alive", clock.now().minus(Registry.GONE))
            .getSingleResult()
        > 0;
  }
}
