package dev.reinstate.audit;

import dev.reinstate.audit.FoundEntry.Commit;
import dev.reinstate.audit.FoundEntry.Contents;
import dev.reinstate.contracts.AuditVerification.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A trail in memory that can be tampered with, as rows can in a database. */
final class TrailModel implements ChainCheck.Trail {
  /** A row, as anybody could have left it. */
  record Row(long seq, String previousHash, String hash, EntryFacts facts) {
    Row at(long place) {
      return new Row(place, previousHash, hash, facts);
    }

    Row saying(EntryFacts other) {
      return new Row(seq, previousHash, hash, other);
    }

    Row withHash(String other) {
      return new Row(seq, previousHash, other, facts);
    }

    Row after(String previous) {
      return new Row(seq, previous, hash, facts);
    }

    /** With the hash that its columns give. */
    Row rehashed() {
      return withHash(EntryHash.of(previousHash, facts));
    }
  }

  final List<Row> rows = new ArrayList<>();
  private final long left;

  /** A valid trail. */
  TrailModel(int entries) {
    String previous = EntryHash.NONE;
    for (int seq = 1; seq <= entries; seq++) {
      Row row = new Row(seq, previous, "", Facts.of("event-" + seq)).rehashed();
      rows.add(row);
      previous = row.hash();
    }
    left = entries;
  }

  Row row(int seq) {
    return rows.get(seq - 1);
  }

  void set(int seq, Row row) {
    rows.set(seq - 1, row);
  }

  /** What a verification finds first; null: nothing. */
  @Nullable Problem verify() {
    rows.sort(Comparator.comparingLong(Row::seq));
    var check = new ChainCheck(this);
    for (Row row : rows) {
      Problem problem = check.next(found(row));
      if (problem != null) {
        return problem;
      }
    }
    return null;
  }

  @Override
  public @Nullable Long placeOf(String hash) {
    return rows.stream()
        .filter(row -> row.hash().equals(hash))
        .findFirst()
        .map(Row::seq)
        .orElse(null);
  }

  @Override
  public boolean isShort() {
    return rows.getLast().seq() < left;
  }

  private static FoundEntry found(Row row) {
    return new FoundEntry(
        row.seq(),
        row.previousHash(),
        row.hash(),
        EntryHash.of(row.previousHash(), row.facts()),
        Contents.INTACT,
        Commit.FITS);
  }
}
