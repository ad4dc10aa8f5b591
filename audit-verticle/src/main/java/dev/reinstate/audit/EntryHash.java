package dev.reinstate.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.reinstate.platform.Sha256;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The hash of an entry: SHA-256, in 64 lower-case hexadecimal digits, over the UTF-8 bytes of one
 * JSON array in the canonical form of RFC 8785 (no white space, nothing escaped that need not be).
 * Its elements, of which those that a row has not are {@code null}:
 *
 * <ol>
 *   <li>the text {@code reinstate.audit.entry/1}
 *   <li>{@code previous_hash}
 *   <li>{@code event_id}
 *   <li>{@code timestamp}: microseconds since 1970-01-01T00:00:00Z, as a text of decimal digits
 *   <li>{@code action}, {@code space}, {@code collection}, {@code document_id}
 *   <li>{@code version}, {@code restore_version}: numbers
 *   <li>{@code success}: {@code true} or {@code false}
 *   <li>{@code error}: the text of the column
 *   <li>{@code user_id}
 *   <li>{@code user_roles}: an array of texts
 *   <li>{@code ip_address}, {@code user_agent}, {@code request_id}, {@code correlation_id}, {@code
 *       operation_id}, {@code change_reason}
 *   <li>{@code latency_ms}: a text with three decimals
 *   <li>{@code before}, {@code after}: in place of the number the SHA-256 of that content's {@code
 *       data::text}
 *   <li>{@code changes}: the SHA-256 of the text of the column, which is empty but in entries of
 *       before it was left to the reader to compare the states
 *   <li>{@code salt}
 * </ol>
 *
 * So anybody can compute it, for instance in Python with {@code json.dumps(elements,
 * ensure_ascii=False, separators=(',', ':'))}.
 */
final class EntryHash {
  /** What the first entry is chained to. */
  static final String NONE = "0".repeat(64);

  private static final String FORM = "reinstate.audit.entry/1";

  private EntryHash() {}

  static String of(String previousHash, EntryFacts facts) {
    return Sha256.of(canonical(previousHash, facts));
  }

  /** What is hashed; no two entries have the same. */
  static byte[] canonical(String previousHash, EntryFacts facts) {
    return CanonicalJson.text(
            json -> {
              json.writeStartArray();
              json.writeString(FORM);
              json.writeString(previousHash);
              writeDeed(json, facts);
              writeCaller(json, facts);
              writeStates(json, facts);
              json.writeEndArray();
            })
        .getBytes(UTF_8);
  }

  private static void writeDeed(JsonGenerator json, EntryFacts facts) throws IOException {
    json.writeString(facts.eventId());
    json.writeString(facts.timestamp());
    json.writeString(facts.action());
    json.writeString(facts.space());
    json.writeString(facts.collection());
    json.writeString(facts.documentId());
    write(json, facts.version());
    write(json, facts.restoreVersion());
    json.writeBoolean(facts.success());
    json.writeString(facts.error());
  }

  private static void writeCaller(JsonGenerator json, EntryFacts facts) throws IOException {
    json.writeString(facts.userId());
    json.writeRawValue(facts.userRoles());
    json.writeString(facts.ipAddress());
    json.writeString(facts.userAgent());
    json.writeString(facts.requestId());
    json.writeString(facts.correlationId());
    json.writeString(facts.operationId());
    json.writeString(facts.changeReason());
  }

  private static void writeStates(JsonGenerator json, EntryFacts facts) throws IOException {
    json.writeString(facts.latencyMillis());
    json.writeString(facts.beforeSha256());
    json.writeString(facts.afterSha256());
    json.writeString(facts.changesSha256());
    json.writeString(facts.salt());
  }

  private static void write(JsonGenerator json, @Nullable Integer number) throws IOException {
    if (number == null) {
      json.writeNull();
    } else {
      json.writeNumber(number);
    }
  }
}
