package dev.reinstate.restore;

import dev.reinstate.contracts.Refusal;
import java.util.List;

/** What a restore would do to a document as it is now. */
sealed interface RestorePlan {

  /**
   * It would store this.
   *
   * @param content of the version, but for the fields that keep their value
   * @param fieldsKept those fields, as far as the caller may know of them
   * @param keepsFields whether there are any
   */
  record Planned(String content, List<String> fieldsKept, boolean keepsFields)
      implements RestorePlan {
    /** Keeps its own copy. */
    public Planned {
      fieldsKept = List.copyOf(fieldsKept);
    }
  }

  /** It would be refused. */
  record Impossible(Refusal refusal) implements RestorePlan {}
}
