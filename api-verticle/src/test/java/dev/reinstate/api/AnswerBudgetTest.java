package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AnswerBudgetTest {

  private static final Answer LARGE = Answer.json(200, Buffer.buffer(new byte[60_000]));
  private static final Answer SMALL = Answer.json(200, Buffer.buffer(new byte[1_000]));

  private final AnswerBudget budget = new AnswerBudget(100_000);

  @Test
  void aLargeAnswerIsNotGivenWhileTooMuchWaits() {
    budget.begin(60_000);

    assertThat(budget.within(HttpMethod.GET, false, LARGE).status()).isEqualTo(503);
    assertThat(budget.within(HttpMethod.GET, false, SMALL)).isSameAs(SMALL);
  }

  @Test
  void onceThatIsTakenItIs() {
    budget.begin(60_000);
    budget.end(60_000);

    assertThat(budget.within(HttpMethod.GET, false, LARGE)).isSameAs(LARGE);
  }

  @Test
  void whatHasChangedSomethingIsAnsweredAllTheSame() {
    budget.begin(100_000);

    assertThat(budget.within(HttpMethod.POST, false, LARGE)).isSameAs(LARGE);
  }

  @Test
  void thePlaceOfAnAnswerThatIsNotGivenIsFreed() {
    var freed = new AtomicInteger();
    budget.begin(100_000);

    budget.within(HttpMethod.GET, false, LARGE.whenOver(freed::incrementAndGet)).over().run();

    assertThat(freed).hasValue(1);
  }

  @Test
  void whoNeedsNoTokenLeavesHalfOfTheRoomToOthers() {
    budget.begin(10_000);

    assertThat(budget.within(HttpMethod.GET, true, LARGE).status()).isEqualTo(503);
    assertThat(budget.within(HttpMethod.GET, false, LARGE)).isSameAs(LARGE);
  }

  @Test
  void theContractIsGivenHoweverMuchWaits() {
    var route = new ReadOpenApiRoute(Buffer.buffer(new byte[60_000]));
    Answer contract = route.handle(OutletTest.call("readOpenApiJson")).result();
    budget.begin(100_000);

    assertThat(budget.within(HttpMethod.GET, true, contract)).isSameAs(contract);
  }
}
