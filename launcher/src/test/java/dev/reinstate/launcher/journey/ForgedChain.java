package dev.reinstate.launcher.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Computes the chain of the audit trail anew, from the description of its hashes alone. */
final class ForgedChain {

  private static final String FORM = "reinstate.audit.entry/1";

  /** In the order in which the hash covers them, behind the hash before. */
  private static final String FACTS =
      """
      select event_id, trunc(extract(epoch from timestamp) * 1000000)::text, action, space, collection, document_id,
             version, restore_version, success, error::text, user_id, to_json(user_roles) as user_roles, ip_address,
             user_agent, request_id, correlation_id, operation_id, change_reason, latency_ms::text,
             (select encode(sha256(convert_to(data::text, 'UTF8')), 'hex') from reinstate.content where content = before),
             (select encode(sha256(convert_to(data::text, 'UTF8')), 'hex') from reinstate.content where content = after),
             encode(sha256(convert_to(changes::text, 'UTF8')), 'hex'), salt
      from audit.entry
      order by seq
      """;

  private ForgedChain() {}

  /** The hashes of all entries as they are now. */
  static List<String> hashes(Connection postgres) throws SQLException {
    List<String> hashes = new ArrayList<>();
    String last = "0".repeat(64);
    try (PreparedStatement facts = postgres.prepareStatement(FACTS);
        ResultSet rows = facts.executeQuery()) {
      while (rows.next()) {
        last = sha256(elements(last, rows).toString());
        hashes.add(last);
      }
    }
    return hashes;
  }

  /** Writes them down, and where the trail ends. */
  static void write(Tampering tampering) throws SQLException {
    String last = "0".repeat(64);
    long seq = 0;
    for (String hash : hashes(tampering.connection())) {
      seq++;
      tampering.execute(
          "update audit.entry set hash = '%s', previous_hash = '%s' where seq = %d"
              .formatted(hash, last, seq));
      last = hash;
    }
    tampering.execute("update audit.chain set hash = '%s', seq = %d".formatted(last, seq));
  }

  private static ArrayNode elements(String previousHash, ResultSet row) throws SQLException {
    ArrayNode elements = JsonNodeFactory.instance.arrayNode().add(FORM).add(previousHash);
    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      addElement(elements, row, i);
    }
    return elements;
  }

  private static void addElement(ArrayNode elements, ResultSet row, int i) throws SQLException {
    String text = row.getString(i);
    if (text == null) {
      elements.addNull();
    } else if (row.getMetaData().getColumnLabel(i).equals("user_roles")) {
      elements.add(Json.of(text));
    } else {
      switch (row.getMetaData().getColumnType(i)) {
        case Types.INTEGER -> elements.add(row.getInt(i));
        case Types.BIT -> elements.add(row.getBoolean(i));
        default -> elements.add(text);
      }
    }
  }

  private static String sha256(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
