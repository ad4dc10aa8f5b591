package dev.reinstate.platform.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class StoredMembersTest {

  @Provide
  Arbitrary<ObjectNode> objects() {
    return JsonTrees.objects();
  }

  @Provide
  Arbitrary<Set<String>> keys() {
    return JsonTrees.keys().set().ofMaxSize(3);
  }

  @Property
  void everyMemberIsFoundWithItsWholeText(@ForAll("objects") ObjectNode object) {
    Map<String, String> texts = new LinkedHashMap<>();
    object
        .properties()
        .forEach(member -> texts.put(member.getKey(), Json.write(member.getValue())));

    assertThat(Json.storedMembers(Json.write(object))).containsExactlyEntriesOf(texts);
  }

  @Property
  void whatIsNotReadIsWrittenAsItWas(
      @ForAll("objects") ObjectNode object, @ForAll("keys") Set<String> read) {
    String stored = Json.write(object);

    assertThat(Json.write(Json.readStoredObject(Json.storedMembers(stored), read)))
        .isEqualTo(stored);
  }

  @Property
  void whatIsReadIsWhatItIs(
      @ForAll("objects") ObjectNode object, @ForAll("keys") Set<String> read) {
    ObjectNode partly = Json.readStoredObject(Json.storedMembers(Json.write(object)), read);

    read.forEach(key -> assertThat(partly.get(key)).isEqualTo(object.get(key)));
  }

  @Test
  void whiteSpaceIsNoPartOfAValue() {
    String spread =
        "\n{ \"a\" :\t1 ,\r\n\"b\" : {\"c\": [1, \"]\"]} , \"d\": \"x, }\" , \"e\" : null } ";

    assertThat(Json.storedMembers(spread))
        .containsExactly(
            Map.entry("a", "1"),
            Map.entry("b", "{\"c\": [1, \"]\"]}"),
            Map.entry("d", "\"x, }\""),
            Map.entry("e", "null"));
  }
}
