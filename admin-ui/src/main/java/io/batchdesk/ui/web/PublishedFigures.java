package io.batchdesk.ui.web;

import io.batchdesk.engine.Caller;
import io.batchdesk.engine.Figures;
import io.batchdesk.engine.Figures.Figure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * The figures of all nodes, as gauges of MicroProfile Metrics and as Prometheus reads them. They
 * are read from the database, so that one address is enough for all nodes. Thread-safe.
 */
@ApplicationScoped
public class PublishedFigures {

  private static final String PREFIX = "batchdesk_";
  private static final String TOTAL = "_total";

  private static final Map<String, String> HELP =
      Map.ofEntries(
          Map.entry("jobs", "Jobs that have not ended"),
          Map.entry("queue_oldest_due_seconds", "How long the oldest due job has waited"),
          Map.entry("events_waiting", "Status changes that an application has not got yet"),
          Map.entry("application_live", "Whether the application was seen not long ago"),
          Map.entry("threads", "How many steps the application runs at the same time"),
          Map.entry("threads_busy", "How many threads run a step"),
          Map.entry("threads_lost", "How many threads hang in a step"),
          Map.entry("steps_total", "Steps that were committed since the start"),
          Map.entry("steps_failed_total", "Steps that failed since the start"),
          Map.entry("claims_total", "How often a job was taken from the queue since the start"),
          Map.entry("takeovers_total", "How often a job was taken over from a dead engine"),
          Map.entry(
              "queue_delay_seconds_total", "How long the jobs taken from the queue had been due"));

  @Inject Figures figures;
  @Inject MetricRegistry registry;

  private final Map<MetricID, Double> present = new ConcurrentHashMap<>();

  /** Reads all figures, and gives them as text. */
  public String text(Caller caller) {
    List<Figure> read = figures.all(caller);
    register(read);
    Map<String, List<Figure>> byName =
        read.stream()
            .collect(Collectors.groupingBy(Figure::name, LinkedHashMap::new, Collectors.toList()));
    StringBuilder text = new StringBuilder();
    byName.forEach(
        (name, all) -> {
          text.append("# HELP %s%s %s%n".formatted(PREFIX, name, HELP.get(name)));
          text.append(
              "# TYPE %s%s %s%n"
                  .formatted(PREFIX, name, name.endsWith(TOTAL) ? "counter" : "gauge"));
          all.forEach(figure -> text.append(line(figure)));
        });
    return text.toString();
  }

  private static String line(Figure figure) {
    String labels =
        figure.labels().entrySet().stream()
            .map(label -> "%s=\"%s\"".formatted(label.getKey(), escaped(label.getValue())))
            .sorted()
            .collect(Collectors.joining(","));
    return "%s%s%s %s\n"
        .formatted(
            PREFIX, figure.name(), labels.isEmpty() ? "" : "{" + labels + "}", figure.value());
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  /** What is there no more goes, such as a status in which there is no job. */
  private void register(List<Figure> read) {
    Map<MetricID, Double> now =
        read.stream().collect(Collectors.toMap(PublishedFigures::id, Figure::value));
    Set<MetricID> before = Set.copyOf(present.keySet());
    present.putAll(now);
    before.stream().filter(id -> !now.containsKey(id)).forEach(this::remove);
    now.keySet().stream().filter(id -> !before.contains(id)).forEach(this::register);
  }

  private static MetricID id(Figure figure) {
    return new MetricID(
        PREFIX + figure.name(),
        figure.labels().entrySet().stream()
            .map(label -> new Tag(label.getKey(), label.getValue()))
            .toArray(Tag[]::new));
  }

  private void register(MetricID id) {
    Metadata metadata =
        Metadata.builder()
            .withName(id.getName())
            .withDescription(HELP.get(id.getName().substring(PREFIX.length())))
            .build();
    registry.gauge(metadata, () -> present.getOrDefault(id, 0.0), id.getTagsAsArray());
  }

  private void remove(MetricID id) {
    registry.remove(id);
    present.remove(id);
  }
}
