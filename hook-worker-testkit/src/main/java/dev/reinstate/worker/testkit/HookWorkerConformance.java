package dev.reinstate.worker.testkit;

import static dev.reinstate.worker.testkit.WorkerUnderTest.newId;
import static dev.reinstate.worker.testkit.WorkerUnderTest.present;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.worker.testkit.Reaction.Answered;
import dev.reinstate.worker.testkit.Reaction.Failed;
import dev.reinstate.worker.testkit.Verdict.Accepted;
import dev.reinstate.worker.testkit.Verdict.Rejected;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What holds of every good hook worker; extend it, say how yours is started, where it is called and
 * what it does with a few examples. It is started for each test anew and called as the service
 * calls it, on the event bus or over HTTP.
 *
 * <p>What a worker has not, such as a document that it changes, is left out; at least one of {@link
 * #preHook} and {@link #postHook} there has to be.
 */
public abstract class HookWorkerConformance {

  private static final int AT_ONCE = 16;
  private static final Duration TOO_OLD = Duration.ofHours(1);

  private Vertx vertx;
  private WorkerUnderTest worker;

  /**
   * Starts the worker. When this returns it can be called.
   *
   * @param bus whose event bus the worker registers on; made for one test, and closed after it
   */
  protected abstract void start(Vertx bus) throws Exception;

  /** Stops what {@link #start} started, as far as it does not end with the bus. */
  protected void stop() throws Exception {}

  /** A change that the worker accepts as it is, and is glad to hear of. */
  protected abstract HookExample accepted();

  /** A change that it rejects; null: it rejects none. */
  protected @Nullable HookExample rejected() {
    return null;
  }

  /** A change that it makes something else of; null: it never does. */
  protected HookExample.@Nullable Modified modified() {
    return null;
  }

  /** Where it is asked before a change; null: it is not. */
  protected @Nullable HookEndpoint preHook() {
    return null;
  }

  /** Where it is told after a change; null: it is not. */
  protected @Nullable HookEndpoint postHook() {
    return null;
  }

  /**
   * What the changes that it was told of have led to, as something with {@code equals}, such as the
   * rows of its table. With it, the same change told twice has to lead to the same as told once.
   */
  protected @Nullable Object effects() {
    return null;
  }

  /** The hook's configured time-out: when an answer is late. */
  protected Duration timeout() {
    return Duration.ofSeconds(2);
  }

  @BeforeEach
  final void startWorker() throws Exception {
    vertx = Vertx.vertx();
    start(vertx);
    assertThat(preHook() == null && postHook() == null).as("it is called nowhere").isFalse();
    worker = new WorkerUnderTest(vertx, preHook(), postHook(), timeout());
  }

  @AfterEach
  final void stopWorker() throws Exception {
    stop();
    vertx.close().await();
  }

  @Test
  final void aChangeThatIsFineIsAccepted() {
    Verdict verdict = asked(accepted());

    assertThat(verdict).isIn(new Accepted(null), Accepted.with(accepted().after()));
  }

  @Test
  final void aChangeThatIsNotIsRejectedWithAMessage() {
    assertThat(asked(present(rejected(), "it rejects nothing"))).isInstanceOf(Rejected.class);
  }

  @Test
  final void aChangeThatItAltersComesBackWholeAndWithAllDigits() {
    HookExample.Modified modified = present(modified(), "it alters nothing");

    Verdict verdict = asked(modified.example());

    assertThat(verdict).isEqualTo(Accepted.with(modified.data()));
  }

  @Test
  final void theSameQuestionTwiceIsAnsweredAlike() {
    String id = newId();
    Verdict first = Verdict.of(worker.ask(accepted(), id, 1).join());

    Verdict second = Verdict.of(worker.ask(accepted(), id, 2).join());

    assertThat(second).isEqualTo(first);
  }

  @Test
  final void manyQuestionsAtOnceAreAllAnsweredInTime() {
    List<CompletableFuture<Reaction>> reactions =
        IntStream.range(0, AT_ONCE).mapToObj(i -> worker.ask(accepted(), newId(), 1)).toList();

    assertThat(reactions)
        .extracting(reaction -> Verdict.of(reaction.join()))
        .allSatisfy(verdict -> assertThat(verdict).isInstanceOf(Accepted.class));
  }

  @Test
  final void aFieldOfAQuestionThatItDoesNotKnowIsNoTrouble() {
    String id = newId();
    ObjectNode question = Messages.question(accepted(), id, 1).put("of_tomorrow", true);

    Reaction reaction = worker.ask(question.toString(), id, 1).join();

    assertThat(Verdict.of(reaction)).isInstanceOf(Accepted.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "5", "\"text\""})
  final void whatIsNoQuestionIsAFailureAndNotSilence(String garbage) {
    assertThat(worker.ask(garbage, newId(), 1).join()).isInstanceOf(Failed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"create", "update", "delete", "restore"})
  final void everyKindOfChangeIsAcknowledged(String action) {
    assertThat(worker.tell(accepted().as(action), newId(), 1)).isInstanceOf(Answered.class);
  }

  @Test
  final void theSameChangeToldTwiceDoesNoMoreThanOnce() {
    String id = newId();
    worker.tell(accepted(), id, 1);
    Object once = effects();

    Reaction again = worker.tell(accepted(), id, 2);

    assertThat(again).isInstanceOf(Answered.class);
    assertThat(effects()).isEqualTo(once);
  }

  @Test
  final void aFieldOfAnEventThatItDoesNotKnowIsNoTrouble() {
    ObjectNode event = Messages.event(accepted()).put("oftomorrow", true);

    assertThat(worker.tell(event.toString(), newId(), 1)).isInstanceOf(Answered.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "5", "\"text\""})
  final void whatIsNoEventIsNotAcknowledged(String garbage) {
    assertThat(worker.tell(garbage, newId(), 1)).isInstanceOf(Failed.class);
  }

  @Test
  final void whatSomebodyElseHasSignedIsRefused() {
    assertThat(worker.signedCalls(accepted()))
        .extracting(signed -> worker.send(signed.endpoint().forged(), signed.call()).join())
        .allSatisfy(reaction -> assertThat(reaction).isInstanceOf(Failed.class));
  }

  @Test
  final void whatWasSignedLongAgoIsRefused() {
    Instant longAgo = Instant.now().minus(TOO_OLD);

    assertThat(worker.signedCalls(accepted()))
        .extracting(signed -> worker.send(signed.endpoint(), signed.call().at(longAgo)).join())
        .allSatisfy(reaction -> assertThat(reaction).isInstanceOf(Failed.class));
  }

  private Verdict asked(HookExample example) {
    return Verdict.of(worker.ask(example, newId(), 1).join());
  }
}
