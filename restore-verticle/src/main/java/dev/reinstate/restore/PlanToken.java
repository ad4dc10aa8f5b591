package dev.reinstate.restore;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.reinstate.contracts.Selection;
import dev.reinstate.platform.HmacSha256;
import dev.reinstate.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a preview gives its reader to ask for exactly that restore: the database snapshot in which
 * it was planned, signed together with the plan, so that it is good for that plan alone. Nothing of
 * it is stored. Safe for use from any thread.
 */
final class PlanToken {
  private static final int SIGNATURE = 32;

  /** As PostgreSQL prints a {@code pg_snapshot}: xmin, xmax, and what is in progress between. */
  private static final Pattern SNAPSHOT = Pattern.compile("\\d{1,20}:\\d{1,20}:[\\d,]*");

  private final byte[] secret;

  /**
   * Takes the secret, which has to be the same in every process that previews or restores.
   *
   * @param secret 32 bytes or more
   */
  PlanToken(byte[] secret) {
    this.secret = secret.clone();
  }

  /** The token of a plan that was made in this snapshot. */
  String write(SpacePlan.Restore plan, String snapshot) {
    byte[] text = snapshot.getBytes(StandardCharsets.US_ASCII);
    byte[] token = Arrays.copyOf(signature(plan, snapshot), SIGNATURE + text.length);
    System.arraycopy(text, 0, token, SIGNATURE, text.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** The snapshot of a token of this plan; empty when it is none, or that of another plan. */
  Optional<String> read(SpacePlan.Restore plan, String token) {
    byte[] bytes = decoded(token);
    if (bytes.length <= SIGNATURE) {
      return Optional.empty();
    }
    var snapshot =
        new String(bytes, SIGNATURE, bytes.length - SIGNATURE, StandardCharsets.US_ASCII);
    byte[] signature = Arrays.copyOf(bytes, SIGNATURE);
    return SNAPSHOT.matcher(snapshot).matches()
            && MessageDigest.isEqual(signature, signature(plan, snapshot))
        ? Optional.of(snapshot)
        : Optional.empty();
  }

  private static byte[] decoded(String token) {
    try {
      return Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException invalid) {
      return new byte[0];
    }
  }

  private byte[] signature(SpacePlan.Restore plan, String snapshot) {
    return HmacSha256.of(secret, signed(plan, snapshot).getBytes(StandardCharsets.UTF_8));
  }

  /** A JSON array: no two plans have the same. */
  private static String signed(SpacePlan.Restore plan, String snapshot) {
    Selection selection = plan.selection();
    ArrayNode signed = JsonNodeFactory.instance.arrayNode();
    signed.add("plan").add(snapshot).add(plan.space()).add(plan.dateTime().toString());
    signed.add(sorted(selection.collections())).add(sorted(selection.ids()));
    signed.add(selection.changedBy()).add(selection.correlationId());
    return Json.write(signed.add(sorted(plan.versioned())));
  }

  private static ArrayNode sorted(Collection<String> names) {
    ArrayNode sorted = JsonNodeFactory.instance.arrayNode();
    names.stream().distinct().sorted().forEach(sorted::add);
    return sorted;
  }
}
