package dev.reinstate.platform.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ReplayWindowTest {
  private static final int WIDTH = 1 << 18;

  private final ReplayWindow window = new ReplayWindow();

  @Property
  void withinTheWindowANumberIsNewOnce(@ForAll("numbers") List<Integer> numbers) {
    var fresh = new ReplayWindow();
    Set<Integer> model = new HashSet<>();

    for (int number : numbers) {
      assertThat(fresh.isNew(number)).isEqualTo(model.add(number));
    }
  }

  @Property
  void noNumberIsEverNewTwice(@ForAll("farApart") List<Long> numbers) {
    var fresh = new ReplayWindow();
    Set<Long> model = new HashSet<>();

    for (long number : numbers) {
      if (fresh.isNew(number)) {
        assertThat(model.add(number)).isTrue();
      }
    }
  }

  @Test
  void aNumberFarBehindIsNotNew() {
    window.isNew(WIDTH);

    assertThat(window.isNew(0)).isFalse();
  }

  @Test
  void oneJustWithinTheWindowIs() {
    window.isNew(WIDTH);

    assertThat(window.isNew(1)).isTrue();
  }

  @Test
  void whatWasSeenBeforeALongWayIsForgottenInItsPlace() {
    window.isNew(5);
    window.isNew(3L * WIDTH);

    assertThat(window.isNew(2L * WIDTH + 5)).isTrue();
  }

  @Provide
  Arbitrary<List<Integer>> numbers() {
    return Arbitraries.integers().between(0, WIDTH - 1).list().ofMaxSize(200);
  }

  @Provide
  Arbitrary<List<Long>> farApart() {
    Arbitrary<Long> anywhere = Arbitraries.longs().between(0, 4L * WIDTH);
    Arbitrary<Long> few = Arbitraries.of(0L, 1L, WIDTH - 1L, (long) WIDTH, WIDTH + 1L, 2L * WIDTH);
    return Arbitraries.oneOf(anywhere, few).list().ofMaxSize(200);
  }
}
