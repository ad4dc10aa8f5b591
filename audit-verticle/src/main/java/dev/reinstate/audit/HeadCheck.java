package dev.reinstate.audit;

import dev.reinstate.contracts.AuditHead;
import dev.reinstate.contracts.AuditVerification.Kind;
import dev.reinstate.contracts.AuditVerification.Problem;
import dev.reinstate.contracts.VerifyAudit.KnownHead;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares entries with the heads that were signed, and with what was kept elsewhere. */
final class HeadCheck {
  private final PublicKey key;
  private final List<KnownHead> known;

  HeadCheck(PublicKey key, List<KnownHead> known) {
    this.key = key;
    this.known = List.copyOf(known);
  }

  /** The last place that something was kept of; 0 when nothing was. */
  long lastKnown() {
    return known.stream().mapToLong(KnownHead::seq).max().orElse(0);
  }

  /**
   * Looks at one entry.
   *
   * @param heads those that are signed, by place
   * @return what does not fit; null when all does
   */
  @Nullable Problem check(FoundEntry entry, Map<Long, AuditHead> heads) {
    return Stream.of(signed(entry, heads.get(entry.seq())), kept(entry))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  static Map<Long, AuditHead> byPlace(List<AuditHead> heads) {
    return heads.stream().collect(Collectors.toMap(AuditHead::seq, head -> head));
  }

  private @Nullable Problem signed(FoundEntry entry, @Nullable AuditHead head) {
    if (head == null) {
      return null;
    }
    if (!HeadSignature.verify(head, key)) {
      return forged(entry, "The signature of its head is not one of this trail's key");
    }
    return head.hash().equals(entry.hash())
        ? null
        : forged(entry, "Its hash is not the one that was signed: the chain was computed anew");
  }

  private @Nullable Problem kept(FoundEntry entry) {
    boolean fits =
        known.stream()
            .filter(head -> head.seq() == entry.seq())
            .allMatch(head -> head.hash().equals(entry.hash()));
    return fits
        ? null
        : forged(entry, "Its hash is not the one that was kept: the chain was computed anew");
  }

  private static Problem forged(FoundEntry entry, String message) {
    return new Problem(entry.seq(), Kind.FORGED, message);
  }
}
