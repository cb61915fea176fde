package io.batchdesk.it.desk;

import io.batchdesk.it.desk.Rest.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Somebody who tries passwords: all at once, because each takes long to check. */
final class Guesser {

  private Guesser() {}

  /** What comes of so many wrong passwords for one name. */
  static List<Answer> tries(DeskProcess desk, String name, int guesses) {
    ExecutorService scripts = Executors.newFixedThreadPool(guesses);
    try {
      List<Future<Answer>> running = new ArrayList<>();
      for (int i = 0; i < guesses; i++) {
        Rest guess = new Rest(desk, name, "a wrong password " + i);
        running.add(scripts.submit(() -> guess.get(Rest.JOBS)));
      }
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> answer : running) {
        answers.add(answer.get());
      }
      return answers;
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      scripts.shutdown();
    }
  }
}
