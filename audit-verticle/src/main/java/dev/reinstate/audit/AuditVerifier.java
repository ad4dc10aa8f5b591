package dev.reinstate.audit;

import dev.reinstate.contracts.AuditVerification;
import dev.reinstate.contracts.AuditVerification.Problem;
import dev.reinstate.contracts.VerifyAudit.KnownHead;
import dev.reinstate.platform.database.Pg;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.security.PublicKey;
import java.util.List;

/**
 * Recomputes the audit trail and compares it with what was signed, with what was kept elsewhere and
 * with what was committed.
 *
 * <p>Found and named is the first entry that was edited (or a content that it refers to), is
 * missing, stands in another's place, was cut off the end, or was forged: fits the chain, but not a
 * signed head, a head kept elsewhere or a commit. Also found is a commit without an entry. The
 * restore of a space is one commit with one entry, and the versions that it made have to be as many
 * as that says, and as they were made. Not found is what somebody with the signing key has done, or
 * somebody who has changed the documents, the trail and its signed heads alike, unless a head that
 * was kept elsewhere is given.
 *
 * <p>Reads in bounded steps and locks nothing: changes and their entries go on meanwhile, and never
 * make a valid trail look broken. Entries appended after it began are not looked at.
 */
public final class AuditVerifier {
  private final Pg pg;
  private final PublicKey key;

  /**
   * Takes what it needs.
   *
   * @param key the one that heads are signed with
   */
  public AuditVerifier(Pg pg, PublicKey key) {
    this.pg = pg;
    this.key = key;
  }

  /**
   * Verifies. Takes time in proportion to the length of the trail and of the history.
   *
   * @param known places and hashes of entries that somebody has kept elsewhere; may be none
   * @return fails only when the database does
   */
  public Future<AuditVerification> verify(List<KnownHead> known) {
    Promise<AuditVerification> result = Promise.promise();
    Thread.ofVirtual()
        .name("verification")
        .start(
            () -> {
              try {
                result.complete(run(known));
              } catch (Exception fault) { // also checked ones, which await() throws undeclared
                result.fail(fault);
              }
            });
    return result.future();
  }

  private AuditVerification run(List<KnownHead> known) {
    TrailEnd end = TrailEnd.read(pg).await();
    var walk = new TrailWalk(pg, end, new HeadCheck(key, known));
    Problem problem = walk.run();
    if (problem == null) {
      problem = new CommitWalk(pg, walk.last().seq()).run();
    }
    if (problem == null) {
      problem = new RestoreWalk(pg, walk.last().seq()).run();
    }
    return new AuditVerification(walk.entries(), problem);
  }
}
