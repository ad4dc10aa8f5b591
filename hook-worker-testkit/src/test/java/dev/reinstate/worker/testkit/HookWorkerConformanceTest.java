package dev.reinstate.worker.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.sun.net.httpserver.HttpExchange;
import dev.reinstate.worker.CommittedChange;
import dev.reinstate.worker.HookWorker;
import dev.reinstate.worker.PreHookAnswer;
import dev.reinstate.worker.PreHookRequest;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Good workers pass, and each thing that a worker does wrong is found. */
final class HookWorkerConformanceTest {

  @Test
  void aGoodWorkerOnTheBusPasses() {
    EngineExecutionResults results = run(GoodWorker.class);

    assertThat(named(results.testEvents().failed())).isEmpty();
    assertThat(named(results.testEvents().aborted()))
        .containsExactlyInAnyOrder(
            "whatSomebodyElseHasSignedIsRefused", "whatWasSignedLongAgoIsRefused");
  }

  @Test
  void aGoodWorkerOverHttpPasses() {
    EngineExecutionResults results = run(HttpWorker.class);

    assertThat(named(results.testEvents().failed())).isEmpty();
    assertThat(named(results.testEvents().aborted()))
        .containsExactly("aChangeThatItAltersComesBackWholeAndWithAllDigits");
  }

  @Test
  void aWorkerThatAcceptsEverythingIsFound() {
    assertThat(failures(AcceptingEverything.class))
        .contains("aChangeThatIsNotIsRejectedWithAMessage");
  }

  @Test
  void aWorkerThatLosesDigitsIsFound() {
    assertThat(failures(LosingDigits.class))
        .containsExactly("aChangeThatItAltersComesBackWholeAndWithAllDigits");
  }

  @Test
  void aWorkerThatChangesItsMindIsFound() {
    assertThat(failures(ChangingItsMind.class))
        .containsExactly("theSameQuestionTwiceIsAnsweredAlike");
  }

  @Test
  void aWorkerThatDoesThingsTwiceIsFound() {
    assertThat(failures(DoingItTwice.class))
        .containsExactly("theSameChangeToldTwiceDoesNoMoreThanOnce");
  }

  @Test
  void aWorkerThatSaysNothingIsFound() {
    assertThat(failures(Silent.class))
        .contains(
            "aChangeThatIsFineIsAccepted",
            "manyQuestionsAtOnceAreAllAnsweredInTime",
            "whatIsNoQuestionIsAFailureAndNotSilence");
  }

  @Test
  void aWorkerThatTakesEverythingForAnEventIsFound() {
    assertThat(failures(TakingEverything.class)).containsExactly("whatIsNoEventIsNotAcknowledged");
  }

  @Test
  void aWorkerThatIsNotThereIsFound() {
    assertThat(failures(NotThere.class)).contains("aChangeThatIsFineIsAccepted");
  }

  @Test
  void aWorkerThatBelievesEverybodyIsFound() {
    assertThat(failures(BelievingEverybody.class))
        .containsExactlyInAnyOrder(
            "whatSomebodyElseHasSignedIsRefused", "whatWasSignedLongAgoIsRefused");
  }

  private static Set<String> failures(Class<?> conformance) {
    return named(run(conformance).testEvents().failed());
  }

  private static EngineExecutionResults run(Class<?> conformance) {
    return EngineTestKit.engine("junit-jupiter").selectors(selectClass(conformance)).execute();
  }

  private static Set<String> named(Events events) {
    return events.stream()
        .map(event -> event.getTestDescriptor().getSource().orElseThrow())
        .map(HookWorkerConformanceTest::method)
        .collect(Collectors.toSet());
  }

  private static String method(TestSource source) {
    return ((MethodSource) source).getMethodName();
  }

  static final class AcceptingEverything extends GoodWorker {
    @Override
    PreHookAnswer check(PreHookRequest request) {
      return PreHookAnswer.accept();
    }
  }

  static final class LosingDigits extends GoodWorker {
    @Override
    PreHookAnswer check(PreHookRequest request) {
      double salary = Objects.requireNonNull(request.after()).path("salary").doubleValue();
      return super.check(request) instanceof PreHookAnswer.AcceptedWith with
          ? PreHookAnswer.accept(with.data().put("salary", salary))
          : super.check(request);
    }
  }

  static final class ChangingItsMind extends GoodWorker {
    @Override
    PreHookAnswer check(PreHookRequest request) {
      return request.attempt() > 1 ? PreHookAnswer.reject("not again") : super.check(request);
    }
  }

  static final class DoingItTwice extends GoodWorker {
    @Override
    void take(CommittedChange change) {
      index.merge(Objects.requireNonNull(change.documentId()), 1, Integer::sum);
    }
  }

  static final class Silent extends GoodWorker {
    @Override
    protected void start(Vertx bus) {
      bus.eventBus().consumer(CHECK, message -> {});
      HookWorker.on(bus).consume(INDEX, this::take).ready().await();
    }

    @Override
    protected Duration timeout() {
      return Duration.ofMillis(50);
    }
  }

  static final class TakingEverything extends GoodWorker {
    @Override
    protected void start(Vertx bus) {
      bus.eventBus().consumer(INDEX, message -> message.reply(""));
      HookWorker.on(bus).answer(CHECK, this::check).ready().await();
    }
  }

  static final class NotThere extends GoodWorker {
    @Override
    protected void start(Vertx bus) {}
  }

  static final class BelievingEverybody extends HttpWorker {
    @Override
    void verify(HttpExchange exchange, String body) {}
  }
}
