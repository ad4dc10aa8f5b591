package dev.reinstate.audit;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.AuditHead;
import dev.reinstate.contracts.ReadAuditHead;
import dev.reinstate.contracts.Refusal.NotFound;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.Reply.Done;
import dev.reinstate.contracts.Reply.Refused;
import dev.reinstate.platform.policy.ServiceAccess;

/** Reads the newest signed head. */
final class ReadAuditHeadHandler {
  private final ServiceAccess access;
  private final HeadStore heads;

  ReadAuditHeadHandler(ServiceAccess access, HeadStore heads) {
    this.access = access;
    this.heads = heads;
  }

  Reply<AuditHead> handle(ReadAuditHead command) {
    return access.doing(Action.READ, command.context(), this::newest);
  }

  private Reply<AuditHead> newest() {
    AuditHead head = heads.newest().await();
    return head == null
        ? new Refused<>(new NotFound("No head of the audit trail has been signed yet"))
        : new Done<>(head);
  }
}
