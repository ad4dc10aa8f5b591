package dev.reinstate.launcher;

import dev.reinstate.platform.database.PostgresAddress;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads where a database is. What is wrong is told without the text: a password may be in it. */
final class PostgresUri implements ITypeConverter<String> {

  @Override
  public String convert(String text) {
    try {
      PostgresAddress.parse(text);
      return text;
    } catch (IllegalArgumentException mistake) {
      throw new TypeConversionException("it " + mistake.getMessage());
    }
  }
}
