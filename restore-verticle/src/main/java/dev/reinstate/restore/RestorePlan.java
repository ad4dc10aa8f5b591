package dev.reinstate.restore;

import dev.reinstate.contracts.HookReport;
import dev.reinstate.contracts.Refusal;
import java.util.List;

/** What a restore would do to a document as it is now. */
sealed interface RestorePlan {

  /**
   * It would store this.
   *
   * @param content of the version, but for the fields that keep their value and what hooks change
   * @param fieldsKept those fields that keep theirs, as far as the caller may know of them
   * @param ofItsOwn whether the content is another than the version's
   * @param hooks what the hooks made of it; in a preview one of them may stop the restore
   */
  record Planned(String content, List<String> fieldsKept, boolean ofItsOwn, List<HookReport> hooks)
      implements RestorePlan {
    /** Keeps its own copies. */
    public Planned {
      fieldsKept = List.copyOf(fieldsKept);
      hooks = List.copyOf(hooks);
    }
  }

  /** It would be refused. */
  record Impossible(Refusal refusal) implements RestorePlan {}
}
