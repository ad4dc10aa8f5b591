package dev.reinstate.restore;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The system fields as columns: what a list can be filtered and sorted by besides the content. */
enum ListColumn {
  ID("_id", "d.id", "text"),
  VERSION("_version", "d.head", "integer"),
  CREATED_AT("created_at", "d.created_at", "timestamptz"),
  CREATED_BY("created_by", "d.created_by", "text"),
  UPDATED_AT("updated_at", "d.updated_at", "timestamptz"),
  UPDATED_BY("updated_by", "d.updated_by", "text");

  private final String field;
  private final String sql;
  private final String type;

  ListColumn(String field, String sql, String type) {
    this.field = field;
    this.sql = sql;
    this.type = type;
  }

  /** The column of a path; null when the path leads into the content. */
  static @Nullable ListColumn of(List<String> path) {
    for (ListColumn column : values()) {
      if (path.size() == 1 && path.getFirst().equals(column.field)) {
        return column;
      }
    }
    return null;
  }

  /**
   * Whether its values are texts in JSON and in the database, and nothing but equal texts are
   * equal.
   */
  boolean isText() {
    return type.equals("text");
  }

  String sql() {
    return sql;
  }

  String type() {
    return type;
  }
}
