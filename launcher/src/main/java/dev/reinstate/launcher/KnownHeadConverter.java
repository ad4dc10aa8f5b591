package dev.reinstate.launcher;

import dev.reinstate.contracts.VerifyAudit.KnownHead;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a place in the audit trail and its hash: {@code 1234:9f86d0...}. */
final class KnownHeadConverter implements ITypeConverter<KnownHead> {

  private static final Pattern HEAD = Pattern.compile("([1-9][0-9]{0,17}):([0-9a-f]{64})");

  @Override
  public KnownHead convert(String text) {
    Matcher matcher = HEAD.matcher(text);
    if (!matcher.matches()) {
      throw new TypeConversionException("must be an entry's number and hash, such as 12:9f86d0...");
    }
    return new KnownHead(Long.parseLong(matcher.group(1)), matcher.group(2));
  }
}
