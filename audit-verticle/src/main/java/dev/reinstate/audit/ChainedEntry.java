package dev.reinstate.audit;

import java.util.ArrayList;
import java.util.List;

/** An entry with its place in the chain. */
record ChainedEntry(long seq, String previousHash, String hash, NewEntry entry) {

  /** Chains entries to the end of a chain, in their order. */
  static List<ChainedEntry> chain(ChainEnd end, List<NewEntry> entries) {
    var chained = new ArrayList<ChainedEntry>(entries.size());
    ChainEnd last = end;
    for (NewEntry entry : entries) {
      String hash = EntryHash.of(last.hash(), entry.facts());
      chained.add(new ChainedEntry(last.seq() + 1, last.hash(), hash, entry));
      last = new ChainEnd(last.seq() + 1, hash);
    }
    return chained;
  }
}
