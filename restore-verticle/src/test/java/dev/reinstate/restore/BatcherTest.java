package dev.reinstate.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.platform.telemetry.Telemetry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BatcherTest {
  /** The first letter is the key, the length the weight. */
  private final List<List<String>> batches = new ArrayList<>();

  private final List<List<Promise<String>>> results = new ArrayList<>();
  private final BatchWatch watch = new BatchWatch("test", Telemetry.none());

  @Test
  void aLoneItemIsNotDelayed() {
    var batcher = batcher(new BatchLimits(10, 100, 10, 100, 1, 10));

    batcher.submit("a");

    assertThat(batches).containsExactly(List.of("a"));
  }

  @Test
  void whatArrivesMeanwhileFormsTheNextBatch() {
    var batcher = batcher(new BatchLimits(10, 100, 10, 100, 1, 10));
    submit(batcher, "a", "b", "c");

    complete(0);

    assertThat(batches).containsExactly(List.of("a"), List.of("b", "c"));
  }

  @Test
  void aBatchTakesNoMoreThanItsShare() {
    var batcher = batcher(new BatchLimits(2, 100, 10, 100, 1, 2));
    submit(batcher, "a", "b", "c", "d");

    complete(0);

    assertThat(batches).containsExactly(List.of("a"), List.of("b", "c"));
  }

  @Test
  void aBatchTakesNoMoreBytesThanItsShare() {
    var batcher = batcher(new BatchLimits(10, 5, 10, 100, 1, 10));
    submit(batcher, "a", "bbb", "cc", "d");

    complete(0);

    assertThat(batches).containsExactly(List.of("a"), List.of("bbb", "cc"));
  }

  @Test
  void anItemTooHeavyForAnyBatchMakesItsOwn() {
    var batcher = batcher(new BatchLimits(10, 5, 10, 100, 1, 10));
    submit(batcher, "a", "bbbbbbbbbb", "c");

    complete(0);

    assertThat(batches).containsExactly(List.of("a"), List.of("bbbbbbbbbb"));
  }

  @Test
  void itemsOfOneKeyShareNoBatchAndKeepTheirOrder() {
    var batcher = batcher(new BatchLimits(10, 100, 10, 100, 1, 10));
    submit(batcher, "x", "a1", "a2", "b1", "a3");

    complete(0);
    complete(1);
    complete(2);

    assertThat(batches)
        .containsExactly(List.of("x"), List.of("a1", "b1"), List.of("a2"), List.of("a3"));
  }

  @Test
  void onlyAFullBatchGoesBesideAnother() {
    var batcher = batcher(new BatchLimits(2, 100, 10, 100, 2, 2));
    submit(batcher, "a", "b");
    assertThat(batches).containsExactly(List.of("a"));

    submit(batcher, "c");

    assertThat(batches).containsExactly(List.of("a"), List.of("b", "c"));
  }

  @Test
  void aSecondBatchNeedNotBeFullButAThirdMust() {
    var batcher = batcher(new BatchLimits(3, 100, 10, 100, 3, 2));
    submit(batcher, "a", "b", "c");
    assertThat(batches).containsExactly(List.of("a"), List.of("b", "c"));
    submit(batcher, "d", "e");
    assertThat(batches).hasSize(2);

    submit(batcher, "f");

    assertThat(batches).containsExactly(List.of("a"), List.of("b", "c"), List.of("d", "e", "f"));
  }

  @Test
  void aKeyIsNeverTwiceInFlight() {
    var batcher = batcher(new BatchLimits(2, 100, 10, 100, 2, 2));

    submit(batcher, "a1", "a2", "b1");

    assertThat(batches).containsExactly(List.of("a1"), List.of("b1"));
  }

  @Test
  void anItemMoreThanMayWaitIsRejected() {
    var batcher = batcher(new BatchLimits(10, 100, 2, 100, 1, 10));
    submit(batcher, "a", "b", "c");

    Future<String> rejected = batcher.submit("d");

    assertThat(rejected.cause()).isInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void moreBytesThanMayWaitAreRejected() {
    var batcher = batcher(new BatchLimits(10, 100, 10, 5, 1, 10));
    submit(batcher, "a", "bbb");

    Future<String> rejected = batcher.submit("ccc");

    assertThat(rejected.cause()).isInstanceOf(RejectedExecutionException.class);
    assertThat(batcher.submit("cc").isComplete()).isFalse();
  }

  @Test
  void thereIsRoomAgainOnceABatchIsTaken() {
    var batcher = batcher(new BatchLimits(10, 100, 2, 100, 1, 10));
    submit(batcher, "a", "b", "c");

    complete(0);

    assertThat(batcher.submit("d").isComplete()).isFalse();
    assertThat(batcher.submit("e").isComplete()).isFalse();
    assertThat(batcher.submit("f").failed()).isTrue();
  }

  @Test
  void aFailingItemFailsAlone() {
    var batcher = batcher(new BatchLimits(10, 100, 10, 100, 1, 10));
    List<Future<String>> submitted = submit(batcher, "a", "b", "c", "d");
    complete(0);

    results.get(1).get(1).fail("c is bad");
    results.get(1).get(0).complete("b");
    results.get(1).get(2).complete("d");

    assertThat(submitted.get(2).cause()).hasMessage("c is bad");
    assertThat(submitted).extracting(Future::succeeded).containsExactly(true, true, false, true);
  }

  @Test
  void aResultIsHandedOverBeforeTheRestOfItsBatch() {
    var batcher = batcher(new BatchLimits(10, 100, 10, 100, 1, 10));
    List<Future<String>> submitted = submit(batcher, "a", "b", "c");
    complete(0);

    results.get(1).get(1).complete("c");

    assertThat(submitted.get(2).result()).isEqualTo("c");
    assertThat(submitted.get(1).isComplete()).isFalse();
  }

  @Test
  void aRunThatThrowsFailsItsItemsAndHoldsUpNobody() {
    var batcher =
        new Batcher<String, String>(
            Runnable::run,
            new BatchLimits(10, 100, 10, 100, 1, 10),
            item -> item,
            String::length,
            batch -> {
              if (batch.contains("bad")) {
                throw new IllegalStateException("bad");
              }
              return batch.stream().map(Future::succeededFuture).toList();
            },
            watch);

    Future<String> bad = batcher.submit("bad");

    assertThat(bad.cause()).hasMessage("bad");
    assertThat(batcher.submit("good").result()).isEqualTo("good");
    assertThat(batcher.submit("bad").isComplete()).isTrue();
  }

  private Batcher<String, String> batcher(BatchLimits limits) {
    return new Batcher<>(
        Runnable::run, limits, item -> item.charAt(0), String::length, this::run, watch);
  }

  private List<Future<String>> run(List<String> batch) {
    batches.add(batch);
    List<Promise<String>> promises =
        Stream.generate(Promise::<String>promise).limit(batch.size()).toList();
    results.add(promises);
    return promises.stream().map(Promise::future).toList();
  }

  private static List<Future<String>> submit(Batcher<String, String> batcher, String... items) {
    return Stream.of(items).map(batcher::submit).toList();
  }

  private void complete(int batch) {
    for (int i = 0; i < batches.get(batch).size(); i++) {
      results.get(batch).get(i).complete(batches.get(batch).get(i));
    }
  }
}
