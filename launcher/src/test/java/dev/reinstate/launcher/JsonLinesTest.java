package dev.reinstate.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonLinesTest {

  private final LoggerContext logging = new LoggerContext();

  @Test
  void aLineIsOneObjectWithWhatItSays() throws JsonProcessingException {
    JsonNode line = line(event("line one\nline \"two\"", null, Map.of()));

    assertThat(line.properties().stream().map(Map.Entry::getKey))
        .containsExactly("timestamp", "level", "logger", "message");
    assertThat(line.path("timestamp").asText()).isEqualTo("2026-02-03T04:05:06.789Z");
    assertThat(line.path("level").asText()).isEqualTo("ERROR");
    assertThat(line.path("logger").asText()).isEqualTo("dev.reinstate.Something");
    assertThat(line.path("message").asText()).isEqualTo("line one\nline \"two\"");
  }

  @Test
  void aLineOfARequestNamesIt() throws JsonProcessingException {
    JsonNode line = line(event("failed", null, Map.of("request_id", "req-1", "other", "unseen")));

    assertThat(line.path("request_id").asText()).isEqualTo("req-1");
    assertThat(line.has("other")).isFalse();
  }

  @Test
  void ofAnExceptionTheWayIsToldButNotWhatItSays() throws JsonProcessingException {
    var fault = new IllegalStateException("salary 70000", new IllegalArgumentException("John"));

    JsonNode line = line(event("failed", fault, Map.of()));

    assertThat(line.path("exception").asText()).isEqualTo("java.lang.IllegalStateException");
    assertThat(line.path("stack").asText())
        .startsWith("java.lang.IllegalStateException\n\tat dev.reinstate.launcher.JsonLinesTest")
        .contains("\nCaused by: java.lang.IllegalArgumentException\n\tat ")
        .doesNotContain("70000", "John");
  }

  private LoggingEvent event(
      String message, @Nullable Throwable fault, Map<String, String> context) {
    var event =
        new LoggingEvent(
            JsonLinesTest.class.getName(),
            logging.getLogger("dev.reinstate.Something"),
            Level.ERROR,
            message,
            fault,
            null);
    event.setMDCPropertyMap(context);
    event.setInstant(Instant.parse("2026-02-03T04:05:06.789Z"));
    return event;
  }

  private static JsonNode line(LoggingEvent event) throws JsonProcessingException {
    String text = new JsonLines().doLayout(event);
    assertThat(text).endsWith("\n");
    assertThat(text.strip()).doesNotContain("\n");
    return new JsonMapper().readTree(text);
  }
}
