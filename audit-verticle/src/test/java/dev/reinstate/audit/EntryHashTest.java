package dev.reinstate.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.reinstate.platform.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EntryHashTest {

  /** Computed elsewhere: hashlib.sha256 over json.dumps, as the documentation says. */
  @Test
  void somebodyElseComputesTheSameHash() {
    assertThat(new String(EntryHash.canonical(EntryHash.NONE, Facts.PLAIN), UTF_8))
        .isEqualTo(
            "[\"reinstate.audit.entry/1\",\""
                + EntryHash.NONE
                + "\",\"1\",\"1767323045678901\",\"update\",\"default\",\"employees\",\"emp_1\",3,null,"
                + "true,null,\"alice\",[\"admin\",\"hr\"],\"127.0.0.1\",\"agent/1.0\",\"request-1\",null,null,\"because"
                + " \u00e4\u20ac\ud83d\ude00 \\\"\\\\\\u0001\",\"12.345\",\""
                + "a".repeat(64)
                + "\",\""
                + "b".repeat(64)
                + "\",\""
                + "c".repeat(64)
                + "\",\""
                + "d".repeat(32)
                + "\"]");
    assertThat(EntryHash.of(EntryHash.NONE, Facts.PLAIN))
        .isEqualTo("72b5c5b05979b44db0854c94b26cf113669fa7964f47748577ea59d1738ad052");
  }

  /** So no two entries have the same bytes. */
  @Property
  void allThatAnEntrySaysCanBeReadBackFromWhatIsHashed(@ForAll("facts") EntryFacts facts) {
    JsonNode read =
        Json.readStored(new String(EntryHash.canonical("the hash before", facts), UTF_8));

    List<@Nullable String> elements = new ArrayList<>();
    read.forEach(element -> elements.add(element.isNull() ? null : Json.write(element)));
    assertThat(elements).isEqualTo(expected(facts));
  }

  @Provide
  Arbitrary<EntryFacts> facts() {
    return Facts.any();
  }

  private static List<@Nullable String> expected(EntryFacts facts) {
    return Arrays.asList(
        text("reinstate.audit.entry/1"),
        text("the hash before"),
        text(facts.eventId()),
        text(facts.timestamp()),
        text(facts.action()),
        text(facts.space()),
        text(facts.collection()),
        text(facts.documentId()),
        number(facts.version()),
        number(facts.restoreVersion()),
        Boolean.toString(facts.success()),
        text(facts.error()),
        text(facts.userId()),
        Json.write(Json.readStored(facts.userRoles())),
        text(facts.ipAddress()),
        text(facts.userAgent()),
        text(facts.requestId()),
        text(facts.correlationId()),
        text(facts.operationId()),
        text(facts.changeReason()),
        text(facts.latencyMillis()),
        text(facts.beforeSha256()),
        text(facts.afterSha256()),
        text(facts.changesSha256()),
        text(facts.salt()));
  }

  private static @Nullable String text(@Nullable String text) {
    return text == null ? null : Json.write(TextNode.valueOf(text));
  }

  private static @Nullable String number(@Nullable Integer number) {
    return number == null ? null : number.toString();
  }
}
