package dev.reinstate.audit;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** What entries say, in tests. */
final class Facts {
  static final EntryFacts PLAIN = of("1");

  private Facts() {}

  /** A committed update by Alice. */
  static EntryFacts of(String eventId) {
    return new EntryFacts(
        eventId,
        "1767323045678901",
        "update",
        "default",
        "employees",
        "emp_1",
        3,
        null,
        true,
        null,
        "alice",
        "[\"admin\",\"hr\"]",
        "127.0.0.1",
        "agent/1.0",
        "request-1",
        null,
        null,
        "because \u00e4\u20ac\ud83d\ude00 \"\\\u0001",
        "12.345",
        "a".repeat(64),
        "b".repeat(64),
        "c".repeat(64),
        "d".repeat(32));
  }

  /** Any facts; most texts are short, so that two often agree in some of them. */
  static Arbitrary<EntryFacts> any() {
    Arbitrary<@Nullable String> text = text().injectNull(0.2);
    Arbitrary<@Nullable Integer> number = Arbitraries.integers().between(1, 3).injectNull(0.3);
    Arbitrary<String[]> texts = text.array(String[].class).ofSize(19);
    return Combinators.combine(texts, number, number, Arbitraries.of(true, false), roles())
        .as(Facts::of);
  }

  private static Arbitrary<String> roles() {
    return text().list().ofMaxSize(3).map(CanonicalJson::array);
  }

  private static Arbitrary<String> text() {
    return Arbitraries.strings()
        .withChars("a,\"\\[]1\u0001\u001f\u007f\u2028\u00e4n ")
        .ofMaxLength(3);
  }

  @SuppressWarnings("NullAway") // a hash must hold for whatever stands in a column
  private static EntryFacts of(
      String[] t, @Nullable Integer version, @Nullable Integer restored, boolean ok, String roles) {
    return new EntryFacts(
        t[0], t[1], t[2], t[3], t[4], t[5], version, restored, ok, t[6], t[7], roles, t[8], t[9],
        t[10], t[11], t[12], t[13], t[14], t[15], t[16], t[17], t[18]);
  }
}
