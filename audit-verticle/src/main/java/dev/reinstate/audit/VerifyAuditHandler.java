package dev.reinstate.audit;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.AuditVerification;
import dev.reinstate.contracts.Refusal.Unavailable;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.contracts.VerifyAudit;
import dev.reinstate.contracts.VerifyAudit.KnownHead;
import dev.reinstate.platform.policy.ServiceAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Verifies the audit trail, for one caller at a time. What this process has signed itself is among
 * what it is compared with, so heads that are removed from the database are missed, too.
 */
final class VerifyAuditHandler {
  private final ServiceAccess access;
  private final AuditVerifier verifier;
  private final HeadSigning signing;
  private final AtomicBoolean running = new AtomicBoolean();

  VerifyAuditHandler(ServiceAccess access, AuditVerifier verifier, HeadSigning signing) {
    this.access = access;
    this.verifier = verifier;
    this.signing = signing;
  }

  Reply<AuditVerification> handle(VerifyAudit command) {
    return access.doing(Action.READ, command.context(), () -> verify(command));
  }

  private Reply<AuditVerification> verify(VerifyAudit command) {
    if (!running.compareAndSet(false, true)) {
      return new Refused<>(new Unavailable("The audit trail is being verified already"));
    }
    try {
      return new Done<>(verifier.verify(known(command)).await());
    } finally {
      running.set(false);
    }
  }

  private List<KnownHead> known(VerifyAudit command) {
    var known = new ArrayList<KnownHead>();
    signing.last().ifPresent(known::add);
    if (command.known() != null) {
      known.add(command.known());
    }
    return known;
  }
}
