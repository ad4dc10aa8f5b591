package dev.reinstate.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service measures of itself. */
@ExtendWith(InstallationExtension.class)
final class MetricsIT {

  private final Installation installation;
  private final Metrics metrics;

  MetricsIT(Installation installation) {
    this.installation = installation;
    metrics = new Metrics(installation.anonymous());
  }

  @Test
  void metricsAreTextThatNeedsNoToken() {
    Answer answer = installation.anonymous().get("/_metrics");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("text/plain");
    assertThat(answer.text()).contains("# HELP ", "# TYPE ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"audit", "hooks"})
  void theLagOfEachConsumerOfTheLogIsThereAndGoesBackToNothing(String consumer) {
    installation.document("employees", "{}");

    await().until(() -> metrics.lagEvents(consumer) == 0);
    await().until(() -> metrics.lagSeconds(consumer) == 0);
  }
}
