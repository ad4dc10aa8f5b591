package dev.reinstate.platform.json.patch;

import com.fasterxml.jackson.databind.JsonNode;

/** What came of applying a valid patch. */
public sealed interface PatchOutcome {

  /** All operations went through; the tree is a new one. */
  record Applied(JsonNode document) implements PatchOutcome {}

  /**
   * One operation could not be carried out, so none was.
   *
   * @param message which operation and why, without anything of the document
   */
  record Refused(Reason reason, String message) implements PatchOutcome {}

  /** Why an operation could not be carried out. */
  enum Reason {
    /** It needs a place that is not there, or an array index that is none. */
    PATH_MISSING("there is nothing at this path"),
    /** A {@code test} found another value. */
    TEST_FAILED("the value is another one"),
    /** The document would be nested deeper than a document may be. */
    TOO_DEEP("the document would be nested too deep"),
    /** The patch copies more than it may. */
    TOO_LARGE("too much is copied");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }

    String sentence() {
      return sentence;
    }
  }
}
