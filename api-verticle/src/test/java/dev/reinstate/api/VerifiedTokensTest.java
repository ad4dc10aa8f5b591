package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Actor;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class VerifiedTokensTest {

  private final MovableClock clock = new MovableClock();
  private final VerifiedTokens tokens = new VerifiedTokens(2, clock);

  @Test
  void aTokenIsRememberedUntilItExpires() {
    var alice = forAMinute("alice");
    tokens.keep("a", alice);

    clock.advance(Duration.ofSeconds(59));
    assertThat(tokens.find("a")).isEqualTo(alice);

    clock.advance(Duration.ofSeconds(1));
    assertThat(tokens.find("a")).isNull();
  }

  @Test
  void anotherTokenIsUnknown() {
    tokens.keep("a", forAMinute("alice"));

    assertThat(tokens.find("A")).isNull();
  }

  @Test
  void theTokenNotUsedForLongestMakesRoom() {
    tokens.keep("a", forAMinute("alice"));
    tokens.keep("b", forAMinute("bob"));
    tokens.find("a");

    tokens.keep("c", forAMinute("carol"));

    assertThat(tokens.find("a")).isNotNull();
    assertThat(tokens.find("b")).isNull();
    assertThat(tokens.find("c")).isNotNull();
  }

  private Authenticated forAMinute(String id) {
    return new Authenticated(
        new Actor(id, List.of(), "{}"), clock.instant().plus(Duration.ofMinutes(1)));
  }
}
