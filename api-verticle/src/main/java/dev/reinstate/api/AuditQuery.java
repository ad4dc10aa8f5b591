package dev.reinstate.api;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.AuditFilter;
import org.jspecify.annotations.Nullable;

/** Reads the filters of the audit trail from a query. */
final class AuditQuery {

  private AuditQuery() {}

  static AuditFilter filter(Query query) {
    return new AuditFilter(
        TextParameter.of(query, "space"),
        TextParameter.of(query, "collection"),
        TextParameter.of(query, "document_id"),
        action(query.get("action")),
        TextParameter.of(query, "user"),
        success(query.get("success")),
        DateTime.parameter(query, "from"),
        DateTime.parameter(query, "to"),
        TextParameter.of(query, "request_id"),
        TextParameter.of(query, "operation_id"),
        TextParameter.of(query, "correlation_id"));
  }

  private static @Nullable Action action(@Nullable String word) {
    return switch (word) {
      case null -> null;
      case "create" -> Action.CREATE;
      case "update" -> Action.UPDATE;
      case "delete" -> Action.DELETE;
      case "restore" -> Action.RESTORE;
      default -> throw invalid("action must be create, update, delete or restore", "action");
    };
  }

  private static @Nullable Boolean success(@Nullable String word) {
    return switch (word) {
      case null -> null;
      case "true" -> true;
      case "false" -> false;
      default -> throw invalid("success must be true or false", "success");
    };
  }

  private static ProblemException invalid(String message, String parameter) {
    return Problems.badRequest(message, Details.of("parameter", parameter)).exception();
  }
}
