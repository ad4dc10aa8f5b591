package dev.reinstate.platform.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConfigurationWatchTest {
  private static final UUID OTHER = new UUID(0, 1);

  private String own = "old";
  private long now = Long.MAX_VALUE - 1;
  private final ConfigurationWatch watch = new ConfigurationWatch(() -> own);

  @Test
  void anotherConfigurationThatLastsIsSaidOnce() {
    assertThat(watch.told(OTHER, "new", now)).isFalse();
    assertThat(after(10_000, "new")).isFalse();
    assertThat(after(1, "new")).isTrue();
    assertThat(after(60_000, "new")).isFalse();
  }

  @Test
  void oneProcessAfterTheOtherMayBeGivenANewOne() {
    watch.told(OTHER, "new", now);
    own = "new";
    after(9_000, "new");
    own = "newest";

    assertThat(after(2_000, "new")).isFalse();
  }

  @Test
  void whatIsTheSameIsNeverSaid() {
    watch.told(OTHER, "old", now);

    assertThat(after(60_000, "old")).isFalse();
  }

  private boolean after(long millis, String configuration) {
    now += Duration.ofMillis(millis).toNanos();
    return watch.told(OTHER, configuration, now);
  }
}
