package dev.reinstate.audit;

import dev.reinstate.audit.FoundEntry.Commit;
import dev.reinstate.contracts.AuditHead;
import dev.reinstate.contracts.AuditVerification.Kind;
import dev.reinstate.contracts.AuditVerification.Problem;
import dev.reinstate.platform.database.Pg;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the chain from its first entry to where it ended when the walk began. Belongs to one
 * verification, on a virtual thread.
 */
final class TrailWalk {
  private final FoundPages pages;
  private final HeadStore heads;
  private final HeadCheck headCheck;
  private final ChainCheck chain;
  private final RestoreCheck restores;
  private final TrailEnd end;
  private long entries;

  TrailWalk(Pg pg, TrailEnd end, HeadCheck headCheck) {
    this.pages = new FoundPages(pg);
    this.heads = new HeadStore(pg);
    this.headCheck = headCheck;
    this.chain = new ChainCheck(new HashSearch(pg, end));
    this.restores = new RestoreCheck(pg);
    this.end = end;
  }

  /** How many entries have been looked at. */
  long entries() {
    return entries;
  }

  /** The last entry that fits. */
  ChainEnd last() {
    return chain.last();
  }

  /** The first entry that does not fit; null when all do. */
  @Nullable Problem run() {
    long reached = Long.MIN_VALUE;
    List<FoundEntry> page = pages.next(reached, end.found()).await();
    while (!page.isEmpty()) {
      Problem problem = check(page);
      if (problem != null) {
        return problem;
      }
      reached = page.getLast().seq();
      page = pages.next(reached, end.found()).await();
    }
    return checkEnd();
  }

  private @Nullable Problem check(List<FoundEntry> page) {
    Map<Long, AuditHead> signed =
        HeadCheck.byPlace(heads.between(page.getFirst().seq() - 1, page.getLast().seq()).await());
    for (FoundEntry entry : page) {
      entries++;
      Problem problem = check(entry, signed);
      if (problem != null) {
        return problem;
      }
    }
    return null;
  }

  private @Nullable Problem check(FoundEntry entry, Map<Long, AuditHead> signed) {
    Problem problem = chain.next(entry);
    if (problem == null) {
      problem = headCheck.check(entry, signed);
    }
    return problem == null ? commit(entry.seq(), entry.commit()) : problem;
  }

  private @Nullable Problem commit(long seq, Commit commit) {
    return switch (commit) {
      case FITS -> null;
      case MISSING -> new Problem(seq, Kind.FORGED, "There is no commit that it tells of");
      case DIFFERS -> new Problem(seq, Kind.FORGED, "What was committed is not what it tells of");
      case OF_SPACE -> commit(seq, restores.commit(seq));
    };
  }

  private @Nullable Problem checkEnd() {
    long last = chain.last().seq();
    long expected = Math.max(end.expected(), headCheck.lastKnown());
    ChainEnd left = end.left();
    if (last < expected) {
      return new Problem(last + 1, Kind.CUT, "The trail went on to entry " + expected);
    }
    if (left == null) {
      return new Problem(last + 1, Kind.CUT, "Where the trail ended is no longer known");
    }
    if (last > left.seq()) {
      return new Problem(left.seq() + 1, Kind.FORGED, "The trail was left before this entry");
    }
    return chain.last().equals(left)
        ? null
        : new Problem(last, Kind.FORGED, "The trail was left with another hash at this entry");
  }
}
