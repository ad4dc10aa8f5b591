package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.reinstate.contracts.DeliveryStatus;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.SpaceRestoreStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OpenApiDocumentTest {

  private static final OpenApiDocument DOCUMENT = OpenApiDocument.load();
  private static final JsonNode TREE = tree();

  @Test
  void everyReferenceLeadsSomewhere() {
    List<JsonNode> references = TREE.findValues("$ref");

    assertThat(references)
        .isNotEmpty()
        .allSatisfy(
            reference ->
                assertThat(TREE.at(reference.asText().substring(1)).isMissingNode())
                    .as(reference.asText())
                    .isFalse());
  }

  @Test
  void theYamlSaysTheSameAsTheJson() throws IOException {
    assertThat(new YAMLMapper().readTree(DOCUMENT.yaml().getBytes())).isEqualTo(TREE);
  }

  @Test
  void noTwoOperationsHaveTheSameId() {
    assertThat(TREE.findValuesAsText("operationId")).isNotEmpty().doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("operationsAtTheRoot")
  void whatIsOfferedAtTheRootIsOfferedInASpaceToo(Operation operation) {
    assertThat(DOCUMENT.operations())
        .contains(
            new Operation(
                operation.id(),
                operation.method(),
                new PathTemplate(inSpace(operation.path().segments())),
                operation.query(),
                operation.bodyTypes(),
                operation.bodyRequired(),
                operation.answerTypes()));
  }

  @Test
  void nothingIsDescribedThatNobodyUses() {
    Set<String> used = new HashSet<>();
    TREE.findValues("$ref").forEach(reference -> used.add(reference.asText()));

    for (String kind : List.of("parameters", "headers", "schemas", "responses")) {
      TREE.at("/components/" + kind)
          .fieldNames()
          .forEachRemaining(name -> assertThat(used).contains("#/components/" + kind + "/" + name));
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void everyOperationSaysWhatCanHappen(String path, JsonNode operation) {
    boolean open =
        path.startsWith("/_health/") || path.startsWith("/_openapi.") || path.equals("/_metrics");
    List<String> statuses = names(operation.path("responses"));

    assertThat(statuses).contains("405", "406");
    assertThat(operation.path("summary").asText()).isNotEmpty();
    assertThat(operation.has("security")).isEqualTo(open);
    if (!open) {
      assertThat(statuses).contains("400", "401", "403", "404", "429", "500", "503");
    }
    if (operation.has("requestBody")) {
      assertThat(statuses).contains("413", "415");
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void everyParameterOfAPathIsDescribed(String path, JsonNode operation) {
    List<String> described = new ArrayList<>();
    for (JsonNode parameter : TREE.path("paths").path(path).path("parameters")) {
      JsonNode reference = parameter.path("$ref");
      JsonNode resolved =
          reference.isMissingNode() ? parameter : TREE.at(reference.asText().substring(1));
      described.add("{" + resolved.path("name").asText() + "}");
    }

    assertThat(described)
        .containsExactlyElementsOf(
            PathTemplate.split(path).stream().filter(s -> s.startsWith("{")).toList());
  }

  @Test
  void everyErrorCodeOfTheTableIsDescribed() {
    List<String> codes = new ArrayList<>();
    TREE.at("/components/schemas/Error/properties/error/properties/code/enum")
        .forEach(code -> codes.add(code.asText()));
    List<String> used = new ArrayList<>();
    ErrorTableTest.refusals()
        .map(row -> (Refusal) row.get()[0])
        .map(refusal -> Problems.of(refusal, ErrorTableTest.operation("restoreDocument")).code())
        .forEach(used::add);

    assertThat(codes).containsAll(used).doesNotHaveDuplicates();
  }

  @Test
  void theLifeCycleOfADeliveryIsDescribedInItsWords() {
    Stream<String> words = Stream.of(DeliveryStatus.values()).map(DeliveryStatus::word);

    assertDescribed("DeliveryStatus", words.toList());
  }

  @Test
  void theLifeCycleOfARestoreOfASpaceIsDescribedInItsWords() {
    Stream<String> words = Stream.of(SpaceRestoreStatus.values()).map(SpaceRestoreStatus::word);

    assertDescribed("SpaceRestoreStatus", words.toList());
  }

  private static void assertDescribed(String schema, List<String> words) {
    JsonNode status = TREE.at("/components/schemas/" + schema);

    assertThat(status.path("enum").valueStream().map(JsonNode::asText))
        .containsExactlyElementsOf(words);
    assertThat(words)
        .allSatisfy(
            word -> assertThat(status.path("description").asText()).contains("`" + word + "`: "));
  }

  static Stream<Arguments> operations() {
    return TREE.path("paths").properties().stream()
        .flatMap(
            path ->
                path.getValue().properties().stream()
                    .filter(member -> !member.getKey().equals("parameters"))
                    .map(Map.Entry::getValue)
                    .map(operation -> Arguments.of(path.getKey(), operation)));
  }

  static Stream<Operation> operationsAtTheRoot() {
    return DOCUMENT.operations().stream()
        .filter(operation -> operation.path().segments().getFirst().equals("{collection}"));
  }

  private static List<String> inSpace(List<String> segments) {
    return Stream.concat(Stream.of("spaces", "{space}"), segments.stream()).toList();
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static JsonNode tree() {
    try {
      return new JsonMapper().readTree(DOCUMENT.json().getBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
