package dev.reinstate.platform.expression;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A type as a value.
 *
 * @param name as the language definition of CEL names it
 */
record TypeValue(String name) {

  static TypeValue of(Object value) {
    return new TypeValue(nameOf(value));
  }

  private static String nameOf(Object value) {
    return switch (value) {
      case Boolean b -> "bool";
      case Long l -> "int";
      case UnsignedLong u -> "uint";
      case Double d -> "double";
      case String s -> "string";
      case CelByteString b -> "bytes";
      case NullValue n -> "null_type";
      case Instant i -> "google.protobuf.Timestamp";
      case Duration d -> "google.protobuf.Duration";
      case List<?> l -> "list";
      case MapValue m -> "map";
      case TypeValue t -> "type";
      default -> throw new EvaluationError();
    };
  }
}
