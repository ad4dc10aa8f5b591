package dev.reinstate.launcher;

import io.vertx.pgclient.PgConnectOptions;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads where a database is. What is wrong is told without the text: a password may be in it. */
final class PostgresUri implements ITypeConverter<String> {

  @Override
  public String convert(String text) {
    try {
      PgConnectOptions.fromUri(text);
      return text;
    } catch (IllegalArgumentException malformed) {
      throw new TypeConversionException(
          "it must be postgresql://user:password@host:port/database, special characters in it"
              + " percent-encoded");
    }
  }
}
