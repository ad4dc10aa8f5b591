package dev.reinstate.platform.json;

import com.fasterxml.jackson.core.JsonLocation;

/**
 * Text from outside is not the JSON it has to be.
 *
 * <p>The message says what is wrong and where, never what the text contains, so it can be shown to
 * the sender and logged. There is no stack trace: it would only ever point at the reader.
 */
public final class InvalidJsonException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String message;

  /**
   * @param message a sentence without a full stop, safe to show to the sender
   */
  public InvalidJsonException(String message) {
    super(message, null, false, false);
    this.message = message;
  }

  @Override
  public String getMessage() {
    return message;
  }

  static InvalidJsonException at(JsonLocation location, String problem) {
    int column = Math.max(1, location.getColumnNr());
    return new InvalidJsonException(
        "Invalid JSON at line " + location.getLineNr() + ", column " + column + ": " + problem);
  }
}
