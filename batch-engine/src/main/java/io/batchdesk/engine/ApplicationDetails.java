package io.batchdesk.engine;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An application with an engine, on one node.
 *
 * @param deployedAs the name that the server knows it by
 * @param engineVersion of the engine in it
 * @param live whether it was seen not long ago
 * @param lastSeenAt null if it stopped in order, or never ran
 * @param threads how many steps it runs at the same time
 * @param threadsBusy how many of them run one
 * @param threadsLost how many of them hang in one
 * @param ownProblem what is wrong with it, apart from refused types; null if nothing is
 * @param refused job types that it has handlers for, with the applications that own them
 * @param types the job types of the application
 */
public record ApplicationDetails(
    String name,
    String node,
    String deployedAs,
    String engineVersion,
    boolean live,
    Instant startedAt,
    Instant lastSeenAt,
    int threads,
    int threadsBusy,
    int threadsLost,
    String ownProblem,
    Map<String, String> refused,
    List<String> types) {

  /** All that a person has to know about it; null if all is well. */
  public String problem(Locale locale) {
    return problem(ownProblem, refused, locale).orElse(null);
  }

  static Optional<String> problem(String own, Map<String, String> refused, Locale locale) {
    String all =
        Stream.concat(
                Stream.ofNullable(own),
                refused.entrySet().stream()
                    .map(type -> Wording.of("type.refused", type.getKey(), type.getValue()))
                    .map(wording -> wording.in(locale)))
            .collect(Collectors.joining(". "));
    return all.isEmpty() ? Optional.empty() : Optional.of(all);
  }
}
