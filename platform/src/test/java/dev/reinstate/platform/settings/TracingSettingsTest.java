package dev.reinstate.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracingSettingsTest {

  @Test
  void itIsOffWhenNothingIsSaid() {
    assertThat(Reading.valid("").tracing()).isEqualTo(TracingSettings.DEFAULT);
    assertThat(TracingSettings.DEFAULT.otlp()).isNull();
  }

  @Test
  void allOfItCanBeSaid() {
    String yaml = "tracing: { otlp: \"https://otel:4318/\", service_name: store, sample: 0.25 }";

    assertThat(Reading.valid(yaml).tracing())
        .isEqualTo(new TracingSettings(URI.create("https://otel:4318"), "store", 0.25));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "otel:4318",
        "grpc://otel:4317",
        "http://user:secret@otel:4318",
        "http://otel:4318/v1/traces",
        "http://otel:4318?x=1"
      })
  void whereToIsAPlainAddress(String otlp) {
    assertThat(Reading.mistakes("tracing: { otlp: \"" + otlp + "\" }"))
        .containsExactly(
            "tracing.otlp: must be http:// or https://, a host and a port, and nothing more (line"
                + " 1)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.5", "all"})
  void theSampleIsAPart(String sample) {
    assertThat(Reading.mistakes("tracing: { sample: " + sample + " }"))
        .containsExactly("tracing.sample: must be a number above 0, up to 1, such as 0.1 (line 1)");
  }
}
