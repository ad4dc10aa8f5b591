package dev.reinstate.platform.expression;

import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;

/** What an expression may do with a variable. */
public enum VariableType {

  /** A JSON object: its members are found at run time, and may be anything. */
  OBJECT(MapType.create(SimpleType.STRING, SimpleType.DYN)),

  /** A JSON string. */
  TEXT(SimpleType.STRING);

  private final CelType type;

  VariableType(CelType type) {
    this.type = type;
  }

  CelType celType() {
    return type;
  }
}
