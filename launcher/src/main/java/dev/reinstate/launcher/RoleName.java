package dev.reinstate.launcher;

import dev.reinstate.contracts.Role;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what a process is there for. */
final class RoleName implements ITypeConverter<Role> {

  @Override
  public Role convert(String text) {
    return Role.of(text)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "there is no role '" + text + "'; there are api, restore, audit and hooks"));
  }
}
