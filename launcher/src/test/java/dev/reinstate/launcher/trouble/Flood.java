package dev.reinstate.launcher.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.launcher.journey.Answer;
import dev.reinstate.launcher.journey.Caller;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** More at once than a process can take, for a collection whose hook is slow. */
record Flood(List<CompletableFuture<Answer>> answers) {

  private static final int LARGE = 60;
  private static final int SMALL = 400;

  static Flood over(Caller admin) {
    String large = "{\"x\":\"" + "x".repeat(900_000) + "\"}";
    return new Flood(
        Stream.concat(
                IntStream.range(0, LARGE).mapToObj(n -> large),
                IntStream.range(0, SMALL).mapToObj(n -> "{}"))
            .map(body -> admin.sendAsync("POST", "/slow", body))
            .toList());
  }

  /** Waits for all: each is done, or told that it is too much, or that the hook is too slow. */
  void assertOver() {
    assertThat(answers.stream().map(CompletableFuture::join))
        .extracting(Answer::status)
        .isSubsetOf(201, 500, 503);
  }
}
