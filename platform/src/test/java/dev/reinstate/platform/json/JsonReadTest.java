package dev.reinstate.platform.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReadTest {

  static List<CorpusCase> accepted() throws IOException {
    return CorpusCase.all().stream().filter(CorpusCase::accepted).toList();
  }

  static List<CorpusCase> refused() throws IOException {
    return CorpusCase.all().stream().filter(Predicate.not(CorpusCase::accepted)).toList();
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void validDocumentsAreRead(CorpusCase document) {
    assertThatNoException().isThrownBy(() -> Json.read(document.document()));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void invalidDocumentsAreRefused(CorpusCase document) {
    assertThatExceptionOfType(InvalidJsonException.class)
        .isThrownBy(() -> Json.read(document.document()))
        .withMessageStartingWith("Invalid JSON");
  }

  @Test
  void everyBeginningOfADocumentIsRefused() {
    String document = "{\"a\":[1.5e3,true,null,\"x\\u00e9😀\"],\"b\":{\"c\":\"\"}}";
    byte[] bytes = document.getBytes(UTF_8);

    for (int length = 0; length < bytes.length; length++) {
      byte[] beginning = Arrays.copyOf(bytes, length);
      assertThatExceptionOfType(InvalidJsonException.class)
          .as("the first %d bytes", length)
          .isThrownBy(() -> Json.read(beginning));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 199, 200})
  void nestingIsReadDownToTheLimit(int depth) {
    assertThatNoException().isThrownBy(() -> read(arrays(depth)));
    assertThatNoException().isThrownBy(() -> read(objects(depth)));
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 1_000, 100_000})
  void deeperNestingIsRefused(int depth) {
    for (String document : List.of(arrays(depth), objects(depth), "[".repeat(depth))) {
      assertThatExceptionOfType(InvalidJsonException.class)
          .isThrownBy(() -> read(document))
          .withMessageContaining("nested deeper than 200");
    }
  }

  @Test
  void theMessageSaysWhereAndWhatButNothingOfTheContent() {
    assertThatExceptionOfType(InvalidJsonException.class)
        .isThrownBy(() -> read("{\"salary\": 70000,\n \"salary\": 80000}"))
        .withMessage("Invalid JSON at line 2, column 2: the same key twice in one object");
    assertThatExceptionOfType(InvalidJsonException.class)
        .isThrownBy(() -> read("{\"salary\": secret}"))
        .withMessageMatching("Invalid JSON at line 1, column \\d+: this is not JSON");
    assertThatExceptionOfType(InvalidJsonException.class)
        .isThrownBy(() -> read("{\"salary\": "))
        .withMessageMatching("Invalid JSON at line 1, column \\d+: it ends too early");
  }

  @Test
  void longTextsAndKeysAreReadWhole() throws InvalidJsonException {
    String longText = "é".repeat(1_000_000);

    JsonNode document = read("{\"" + longText + "\":\"" + longText + "\"}");

    assertThat(document.path(longText).textValue()).isEqualTo(longText);
  }

  @Test
  void keysThatCollideInAHashTableAreReadAllTheSame() throws InvalidJsonException {
    StringBuilder document = new StringBuilder("{");
    for (int i = 0; i < 1 << 12; i++) {
      document.append(i == 0 ? "" : ",").append('"').append(collidingKey(i)).append("\":0");
    }

    assertThat(read(document.append('}').toString())).hasSize(1 << 12);
  }

  @Test
  void storedContentIsReadWithoutTheLimitsOfRequests() {
    String printedByPostgres = "{\"a\": 1" + "0".repeat(1_399) + ", \"b\": [0.00]}";

    JsonNode content = Json.readStored(printedByPostgres);

    assertThat(Json.write(content)).isEqualTo(printedByPostgres.replace(" ", ""));
  }

  @Test
  void storedContentThatIsNoJsonIsADefect() {
    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> Json.readStored("{"));
  }

  /** Text of "Aa" and "BB", which have the same hash code, so all of one length have. */
  private static String collidingKey(int number) {
    StringBuilder key = new StringBuilder();
    for (int bit = 0; bit < 12; bit++) {
      key.append((number >> bit & 1) == 0 ? "Aa" : "BB");
    }
    return key.toString();
  }

  private static String arrays(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }

  private static String objects(int depth) {
    return "{\"a\":".repeat(depth - 1) + "{}" + "}".repeat(depth - 1);
  }

  private static JsonNode read(String document) throws InvalidJsonException {
    return Json.read(document.getBytes(UTF_8));
  }
}
