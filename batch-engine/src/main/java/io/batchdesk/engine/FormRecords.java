package io.batchdesk.engine;

import com.fasterxml.jackson.core.type.TypeReference;
import io.batchdesk.Template;
import io.batchdesk.engine.Offered.Choice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What handlers offer for forms, as the registry keeps it. Each method is one transaction, or part
 * of the caller's.
 */
@ApplicationScoped
class FormRecords {

  /** Nobody knows the name of a parameter that is none. */
  private static final List<String> NONE = List.of("");

  @Inject DatabaseClock clock;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  /** Keeps what was offered for these parameters of a type, and nothing else. */
  @Transactional
  void retain(String type, Collection<String> withChoices, Collection<String> withTemplate) {
    retain("delete from BatchChoices o where o.type = :type", type, withChoices);
    retain("delete from BatchTemplate o where o.type = :type", type, withTemplate);
  }

  private void retain(String delete, String type, Collection<String> parameters) {
    entities
        .createQuery(delete + " and o.parameter not in :parameters")
        .setParameter("type", type)
        .setParameter("parameters", parameters.isEmpty() ? NONE : parameters)
        .executeUpdate();
  }

  /** Two nodes that start at once would both make the row. */
  private void lock(String type) {
    entities.find(BatchJobType.class, type, LockModeType.PESSIMISTIC_WRITE);
  }

  /** Keeps choices. */
  @Transactional
  void store(BatchChoicesKey key, List<Choice> choices) {
    lock(key.type);
    BatchChoices row = entities.find(BatchChoices.class, key);
    if (row == null) {
      row = new BatchChoices(key);
      entities.persist(row);
    }
    row.choices = Json.write(choices);
    row.askedAt = clock.now();
  }

  /** Keeps a template, or forgets it. */
  @Transactional
  void store(BatchTemplateKey key, Optional<Template> template) {
    lock(key.type);
    BatchTemplate row = entities.find(BatchTemplate.class, key);
    if (template.isEmpty()) {
      Optional.ofNullable(row).ifPresent(entities::remove);
      return;
    }
    if (row == null) {
      row = new BatchTemplate(key);
      entities.persist(row);
    }
    row.name = Text.oneLine(template.get().name());
    row.mediaType = Text.oneLine(template.get().mediaType());
    row.bytes = template.get().bytes();
  }

  /** Whether some node has asked for these choices since so long ago. */
  @Transactional
  boolean asked(BatchChoicesKey key, Duration within) {
    return Optional.ofNullable(entities.find(BatchChoices.class, key))
        .filter(row -> row.askedAt.isAfter(clock.now().minus(within)))
        .isPresent();
  }

  /** The languages that the application of a type has. */
  @Transactional
  Collection<Locale> languages(String type) {
    return TypeTexts.of(entities.find(BatchJobType.class, type)).languages();
  }

  /** What is offered for the parameters of a type in the best language that there is. */
  Map<String, Offered> offered(String type, Locale locale, Duration fresh) {
    Map<String, Map<String, BatchChoices>> byParameter = new HashMap<>();
    entities
        .createQuery("select c from BatchChoices c where c.type = :type", BatchChoices.class)
        .setParameter("type", type)
        .getResultStream()
        .forEach(
            row ->
                byParameter
                    .computeIfAbsent(row.parameter, any -> new HashMap<>())
                    .put(row.language, row));
    Map<String, Offered> offered = new HashMap<>();
    byParameter.forEach(
        (parameter, languages) ->
            TypeTexts.best(languages, locale)
                .ifPresent(row -> offered.put(parameter, offered(row, fresh))));
    return offered;
  }

  private Offered offered(BatchChoices row, Duration fresh) {
    return new Offered(
        Json.readAs(row.choices, new TypeReference<List<Choice>>() {}),
        row.askedAt,
        row.askedAt.isAfter(clock.now().minus(fresh)));
  }

  /** The names of the templates of a type, by their parameter. */
  Map<String, String> templates(String type) {
    Map<String, String> names = new HashMap<>();
    entities
        .createQuery(
            "select t.parameter, t.name from BatchTemplate t where t.type = :type", Object[].class)
        .setParameter("type", type)
        .getResultStream()
        .forEach(row -> names.put((String) row[0], (String) row[1]));
    return names;
  }

  /** The template for a parameter. */
  Optional<Template> template(String type, String parameter) {
    return Optional.ofNullable(
            entities.find(BatchTemplate.class, new BatchTemplateKey(type, parameter)))
        .map(BatchTemplate::template);
  }
}
