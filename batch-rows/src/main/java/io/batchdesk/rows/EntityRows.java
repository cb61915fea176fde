package io.batchdesk.rows;

import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Entities as the rows of an export, along a key. A step has a persistence context of its own, so
 * that memory stays the same however many there are. Immutable.
 *
 * <pre>{@code
 * EntityRows.of(entities, Contact.class, "id", Contact::getId)
 *     .where("e.country = :country", Map.of("country", "AT"))
 * }</pre>
 *
 * @param <E> an entity
 */
public final class EntityRows<E> implements RowSource<E> {

  private final EntityManager entities;
  private final Class<E> type;
  private final String key;
  private final ToLongFunction<E> keyOf;
  private final String condition;
  private final Map<String, ?> parameters;

  private EntityRows(
      EntityManager entities,
      Class<E> type,
      String key,
      ToLongFunction<E> keyOf,
      String condition,
      Map<String, ?> parameters) {
    this.entities = entities;
    this.type = type;
    this.key = key;
    this.keyOf = keyOf;
    this.condition = condition;
    this.parameters = Map.copyOf(parameters);
  }

  /**
   * All entities of a type.
   *
   * @param key an attribute with an index whose values are positive, ascend and are never used
   *     twice, for example the id
   * @param keyOf its value
   */
  public static <E> EntityRows<E> of(
      EntityManager entities, Class<E> type, String key, ToLongFunction<E> keyOf) {
    return new EntityRows<>(entities, type, key, keyOf, "1 = 1", Map.of());
  }

  /**
   * Only some of them.
   *
   * @param jpql a condition on {@code e}, the entity
   * @param values of its named parameters
   */
  public EntityRows<E> where(String jpql, Map<String, ?> values) {
    return new EntityRows<>(entities, type, key, keyOf, jpql, values);
  }

  private <T> TypedQuery<T> query(String select, Class<T> result, String more) {
    String entity = entities.getMetamodel().entity(type).getName();
    TypedQuery<T> query =
        entities.createQuery(
            "select %s from %s e where (%s)%s".formatted(select, entity, condition, more), result);
    parameters.forEach(query::setParameter);
    return query;
  }

  @Override
  public long lastKey() {
    Number last = query("max(e." + key + ")", Number.class, "").getSingleResult();
    return last == null ? 0 : last.longValue();
  }

  @Override
  public long count(long upTo) {
    return query("count(e)", Long.class, " and e." + key + " <= :batchdeskUpTo")
        .setParameter("batchdeskUpTo", upTo)
        .getSingleResult();
  }

  @Override
  public List<E> page(long after, int limit) {
    String more = " and e.%1$s > :batchdeskAfter order by e.%1$s".formatted(key);
    return query("e", type, more)
        .setParameter("batchdeskAfter", after)
        .setHint("jakarta.persistence.cache.storeMode", CacheStoreMode.BYPASS)
        .setMaxResults(limit)
        .getResultList();
  }

  @Override
  public long key(E row) {
    return keyOf.applyAsLong(row);
  }
}
