package io.batchdesk.test;

import io.batchdesk.engine.HandlerMethod;
import java.util.List;
import java.util.Optional;

/**
 * What came of one run.
 *
 * @param commits the method of each commit, cleanup included
 * @param end the rows after the last step
 * @param cleaned the rows after cleanup
 */
record Ending(
    TestResult result,
    List<HandlerMethod> commits,
    List<List<String>> end,
    List<List<String>> cleaned) {

  Optional<String> difference(Ending actual, Scene scene) {
    return scene
        .difference(end, actual.end)
        .or(() -> Difference.ofResults(result, actual.result))
        .or(
            () ->
                scene
                    .difference(cleaned, actual.cleaned)
                    .map(difference -> "After cleanup: " + difference));
  }

  long stepsOfWork() {
    return commits.stream().filter(HandlerMethod.CONTINUE::equals).count();
  }
}
