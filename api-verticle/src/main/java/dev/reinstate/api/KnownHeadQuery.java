package dev.reinstate.api;

import dev.reinstate.contracts.VerifyAudit.KnownHead;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the head of the audit trail that the caller has kept: its place and its hash, or none. */
final class KnownHeadQuery {

  private static final String SEQ = "head_seq";
  private static final String HASH = "head_hash";
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  private KnownHeadQuery() {}

  static @Nullable KnownHead parse(Query query) {
    String seq = query.get(SEQ);
    String hash = query.get(HASH);
    if (seq == null && hash == null) {
      return null;
    }
    if (seq == null || hash == null) {
      throw invalid(seq == null ? SEQ : HASH, "head_seq and head_hash belong together");
    }
    long place = Syntax.positive(seq);
    if (place == 0) {
      throw invalid(SEQ, "head_seq must be the number of an entry");
    }
    if (!SHA_256.matcher(hash).matches()) {
      throw invalid(HASH, "head_hash must be 64 lower-case hexadecimal digits");
    }
    return new KnownHead(place, hash);
  }

  private static ProblemException invalid(String parameter, String message) {
    return Problems.badRequest(message, Details.of("parameter", parameter)).exception();
  }
}
