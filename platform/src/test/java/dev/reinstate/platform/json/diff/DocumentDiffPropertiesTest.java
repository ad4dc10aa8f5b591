package dev.reinstate.platform.json.diff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.platform.json.InvalidJsonException;
import dev.reinstate.platform.json.Json;
import dev.reinstate.platform.json.JsonEquality;
import dev.reinstate.platform.json.JsonTrees;
import dev.reinstate.platform.json.patch.JsonPatch;
import dev.reinstate.platform.json.patch.PatchOutcome;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DocumentDiffPropertiesTest {

  @Provide
  Arbitrary<ObjectNode> documents() {
    return JsonTrees.objects();
  }

  @Property
  void aDiffAppliedGivesExactlyTheOtherDocument(
      @ForAll("documents") ObjectNode from, @ForAll("documents") ObjectNode to)
      throws InvalidJsonException {
    JsonNode patch = DocumentDiff.toJsonPatch(DocumentDiff.between(from, to));

    PatchOutcome outcome = JsonPatch.parse(patch).apply(from, 0);

    assertThat(outcome).isInstanceOf(PatchOutcome.Applied.class);
    JsonNode result = ((PatchOutcome.Applied) outcome).document();
    assertThat(JsonEquality.exact(result, to)).as("%s gives %s", patch, result).isTrue();
  }

  @Property
  void aDocumentDoesNotDifferFromItself(@ForAll("documents") ObjectNode document) {
    assertThat(DocumentDiff.between(document, Json.readStored(Json.write(document)))).isEmpty();
  }

  @Property
  void theOtherWayRoundEveryChangeIsReversed(
      @ForAll("documents") ObjectNode a, @ForAll("documents") ObjectNode b) {
    List<Change> reversed =
        DocumentDiff.between(a, b).stream()
            .map(change -> new Change(change.field(), change.to(), change.from()))
            .toList();

    assertThat(DocumentDiff.between(b, a)).isEqualTo(reversed);
  }

  @Property
  void fieldsAreSortedAndNeverTwice(
      @ForAll("documents") ObjectNode a, @ForAll("documents") ObjectNode b) {
    List<String> fields =
        DocumentDiff.between(a, b).stream().map(change -> change.field().toString()).toList();

    assertThat(fields).isSorted().doesNotHaveDuplicates();
  }
}
