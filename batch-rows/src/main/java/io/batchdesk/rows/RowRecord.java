package io.batchdesk.rows;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The record that holds a row: makes it of its values and takes it apart. Immutable.
 *
 * @param <R> the record
 */
final class RowRecord<R> {

  /** A component; {@code map} tells whether it holds several columns. */
  record Component(String name, int index, CellType type, boolean map, boolean primitive) {}

  private final Class<R> type;
  private final Constructor<R> constructor;
  private final Method[] accessors;
  private final Map<String, Component> components = new LinkedHashMap<>();

  private RowRecord(Class<R> type) throws NoSuchMethodException {
    this.type = type;
    RecordComponent[] declared = type.getRecordComponents();
    Class<?>[] types = new Class<?>[declared.length];
    accessors = new Method[declared.length];
    for (int i = 0; i < declared.length; i++) {
      types[i] = declared[i].getType();
      accessors[i] = declared[i].getAccessor();
      accessors[i].setAccessible(true);
      components.put(declared[i].getName(), component(declared[i], i));
    }
    constructor = type.getDeclaredConstructor(types);
    constructor.setAccessible(true);
  }

  static <R> RowRecord<R> of(Class<R> type) {
    try {
      return new RowRecord<>(type);
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(type + " is no record", e);
    }
  }

  private Component component(RecordComponent declared, int index) {
    Class<?> raw = declared.getType();
    boolean map = raw == Map.class;
    Class<?> cell = map ? valueType(declared) : raw;
    CellType cellType =
        CellType.of(cell)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "The component %s of %s is a %s, which cannot stand in a cell"
                            .formatted(declared.getName(), type.getName(), raw.getSimpleName())));
    return new Component(declared.getName(), index, cellType, map, raw.isPrimitive());
  }

  private static Class<?> valueType(RecordComponent declared) {
    return declared.getGenericType() instanceof ParameterizedType map
            && map.getActualTypeArguments()[0] == String.class
            && map.getActualTypeArguments()[1] instanceof Class<?> value
        ? value
        : Object.class;
  }

  void require(String component, boolean map) {
    Component found = components.get(component);
    if (found == null || found.map() != map) {
      throw new IllegalArgumentException(
          "%s has no component %s that takes %s; it has %s"
              .formatted(
                  type.getName(), component, map ? "columns" : "a column", components.keySet()));
    }
  }

  Component component(String name) {
    return components.get(name);
  }

  Class<R> type() {
    return type;
  }

  /** Empty values; a record's primitives cannot be null. */
  Object[] blank() {
    Object[] values = new Object[accessors.length];
    for (Component component : components.values()) {
      if (component.map()) {
        values[component.index()] = new LinkedHashMap<String, Object>();
      } else if (component.primitive()) {
        values[component.index()] = component.type().zero();
      }
    }
    return values;
  }

  List<Component> components() {
    return List.copyOf(components.values());
  }

  /** Makes a row. */
  R make(Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw refused;
      }
      throw new IllegalStateException("No row could be made: " + type.getName(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("No row could be made: " + type.getName(), e);
    }
  }

  /** The value of a component. */
  Object value(R row, Component component) {
    try {
      return accessors[component.index()].invoke(row);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("A row could not be read: " + type.getName(), e);
    }
  }
}
