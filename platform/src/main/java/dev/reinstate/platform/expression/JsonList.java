package dev.reinstate.platform.expression;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.AbstractList;
import java.util.RandomAccess;

/** A JSON array as a list; elements become values when they are asked for. */
final class JsonList extends AbstractList<Object> implements RandomAccess {

  private final ArrayNode node;
  private final Budget budget;

  JsonList(ArrayNode node, Budget budget) {
    this.node = node;
    this.budget = budget;
  }

  ArrayNode node() {
    return node;
  }

  @Override
  public int size() {
    return node.size();
  }

  @Override
  public Object get(int index) {
    return JsonValues.of(node.get(index), budget);
  }
}
