package io.batchdesk.rows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which cell of a file's rows fills what. Immutable.
 *
 * @param slots the columns that are read, from left to right
 * @param titles all of the file
 * @param ignored titles of columns that nobody reads and the preview has to name
 * @param filled the components that the file says something of
 * @param <R> a row
 */
record ImportHeader<R>(
    List<Slot<R>> slots, List<String> titles, List<String> ignored, Set<String> filled) {

  /** The columns that a file of failed rows has in front. */
  static final List<String> OWN = List.of("failed_row", "failed_column", "failed_because");

  /**
   * A column of the file that is read.
   *
   * @param cell its place, from 0
   * @param key in the map that it fills, or ""
   */
  record Slot<R>(int cell, String title, ImportColumn<R> column, String key) {}

  /**
   * Matches a file's header with the columns that are expected.
   *
   * @throws HeaderException if a column is missing, doubled or unknown, or all are
   */
  static <R> ImportHeader<R> match(List<String> titles, ImportColumns<R> columns) {
    List<Slot<R>> slots = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    Map<String, String> filled = new HashMap<>();
    List<String> doubled = new ArrayList<>();
    for (int i = 0; i < titles.size(); i++) {
      String title = titles.get(i);
      Slot<R> slot = slot(i, title, columns);
      if (slot == null) {
        note(title, columns, unknown);
        continue;
      }
      String other = filled.put(slot.column().component() + "\n" + slot.key(), title);
      if (other != null) {
        doubled.add(other.equals(title) ? title : other + ", " + title);
      }
      slots.add(slot);
    }
    List<String> missing = missing(columns, slots);
    boolean refused = !unknown.isEmpty() && !columns.ignoresOthers();
    if (slots.isEmpty()) {
      throw HeaderException.knowsNone(columns.all().stream().map(ImportColumn::title).toList());
    }
    if (!missing.isEmpty() || !doubled.isEmpty() || refused) {
      throw new HeaderException(missing, refused ? unknown : List.of(), doubled);
    }
    Set<String> components = new HashSet<>();
    slots.forEach(slot -> components.add(slot.column().component()));
    return new ImportHeader<>(List.copyOf(slots), titles, List.copyOf(unknown), components);
  }

  private static <R> Slot<R> slot(int cell, String title, ImportColumns<R> columns) {
    for (ImportColumn<R> column : columns.all()) {
      String key = column.keyOf(title);
      if (key != null) {
        return new Slot<>(cell, title, column, key);
      }
    }
    return null;
  }

  private static void note(String title, ImportColumns<?> columns, List<String> unknown) {
    if (!title.isBlank() && !OWN.contains(FileStart.lower(title)) && !columns.ignores(title)) {
      unknown.add(title);
    }
  }

  private static <R> List<String> missing(ImportColumns<R> columns, List<Slot<R>> slots) {
    Set<String> there = new HashSet<>();
    slots.forEach(slot -> there.add(slot.column().component()));
    return columns.all().stream()
        .filter(column -> column.required() && !there.contains(column.component()))
        .map(ImportColumn::title)
        .toList();
  }

  /** Whether the file says anything of a component. */
  boolean fills(RowRecord.Component component) {
    return filled.contains(component.name());
  }

  /** What stands above the column that fills a key of a component. */
  String titleOf(String component, String key) {
    return slots.stream()
        .filter(slot -> slot.column().component().equals(component) && slot.key().equals(key))
        .map(Slot::title)
        .findFirst()
        .orElseGet(() -> titleOf(component));
  }

  /** What stands above the column that fills a component, or its own name. */
  String titleOf(String component) {
    return slots.stream()
        .filter(slot -> slot.column().component().equals(component))
        .map(Slot::title)
        .findFirst()
        .orElse(component);
  }
}
