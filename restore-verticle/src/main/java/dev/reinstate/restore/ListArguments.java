package dev.reinstate.restore;

import io.vertx.sqlclient.Tuple;

/**
 * Collects the arguments of a statement that is put together: whatever comes from outside is an
 * argument, never part of the text.
 */
final class ListArguments {
  private final Tuple tuple = Tuple.tuple();

  /** A text, cast to a type in the statement. */
  String add(String value, String type) {
    tuple.addValue(value);
    return "$" + tuple.size() + "::text::" + type;
  }

  /** Texts, cast to an array of a type in the statement. */
  String add(String[] values, String type) {
    tuple.addValue(values);
    return "$" + tuple.size() + "::text[]::" + type + "[]";
  }

  Tuple tuple() {
    return tuple;
  }
}
