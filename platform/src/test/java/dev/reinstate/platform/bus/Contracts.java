package dev.reinstate.platform.bus;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Actor;
import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.AuditEntry;
import dev.reinstate.contracts.AuditFilter;
import dev.reinstate.contracts.AuditHead;
import dev.reinstate.contracts.AuditPage;
import dev.reinstate.contracts.AuditVerification;
import dev.reinstate.contracts.CallPreHook;
import dev.reinstate.contracts.CreateDocument;
import dev.reinstate.contracts.CreateDocuments;
import dev.reinstate.contracts.CreatedDocuments;
import dev.reinstate.contracts.DeleteDocument;
import dev.reinstate.contracts.DeletedDocument;
import dev.reinstate.contracts.Delivery;
import dev.reinstate.contracts.DeliveryFilter;
import dev.reinstate.contracts.DeliveryPage;
import dev.reinstate.contracts.DeliveryStatus;
import dev.reinstate.contracts.DiffVersions;
import dev.reinstate.contracts.Document;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.DocumentPage;
import dev.reinstate.contracts.DocumentVersion;
import dev.reinstate.contracts.ErrorText;
import dev.reinstate.contracts.EventPage;
import dev.reinstate.contracts.FieldChange;
import dev.reinstate.contracts.Filter;
import dev.reinstate.contracts.HookKind;
import dev.reinstate.contracts.HookList;
import dev.reinstate.contracts.HookMoment;
import dev.reinstate.contracts.HookOutcome;
import dev.reinstate.contracts.HookReport;
import dev.reinstate.contracts.IdempotencyKey;
import dev.reinstate.contracts.ListAuditEntries;
import dev.reinstate.contracts.ListDeliveries;
import dev.reinstate.contracts.ListDocuments;
import dev.reinstate.contracts.ListHooks;
import dev.reinstate.contracts.ListVersions;
import dev.reinstate.contracts.NewDocument;
import dev.reinstate.contracts.PatchDocument;
import dev.reinstate.contracts.PreHookAnswer;
import dev.reinstate.contracts.Precondition;
import dev.reinstate.contracts.PreviewRestore;
import dev.reinstate.contracts.ReadAuditEntry;
import dev.reinstate.contracts.ReadAuditHead;
import dev.reinstate.contracts.ReadDocument;
import dev.reinstate.contracts.ReadEvents;
import dev.reinstate.contracts.ReadVersion;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.ReplaceDocument;
import dev.reinstate.contracts.ReplayDeliveries;
import dev.reinstate.contracts.ReplayedDeliveries;
import dev.reinstate.contracts.Reply;
import dev.reinstate.contracts.RequestContext;
import dev.reinstate.contracts.RestoreDocument;
import dev.reinstate.contracts.RestorePreview;
import dev.reinstate.contracts.RetryDelivery;
import dev.reinstate.contracts.Role;
import dev.reinstate.contracts.SortKey;
import dev.reinstate.contracts.VerifyAudit;
import dev.reinstate.contracts.VersionAction;
import dev.reinstate.contracts.VersionDiff;
import dev.reinstate.contracts.VersionEntry;
import dev.reinstate.contracts.VersionHistory;
import dev.reinstate.contracts.WriteOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One example at least of every record of the contracts. */
final class Contracts {
  private static final Instant TIME = Instant.parse("2026-02-03T04:05:06.789012Z");
  private static final String CONTENT = "{\"n\": 1.10, \"text\": \"\u00e4\u20ac\ud83d\ude00\"}";
  private static final Actor ALICE = new Actor("alice", List.of("admin", "hr"), "{\"a\":[1]}");
  private static final RequestContext CONTEXT =
      new RequestContext(ALICE, "request-1", null, "127.0.0.1", "agent/1.0", TIME);
  private static final DocumentKey KEY = new DocumentKey("default", "employees", "emp_1");
  private static final Precondition PRECONDITION = new Precondition(List.of(1, 2), false);
  private static final IdempotencyKey IDEMPOTENCY = new IdempotencyKey("key", "fingerprint");
  private static final WriteOptions OPTIONS = new WriteOptions(PRECONDITION, IDEMPOTENCY, "why");
  private static final WriteOptions PLAIN = new WriteOptions(null, null, null);
  private static final NewDocument NEW = new NewDocument(null, CONTENT);
  private static final Document DOCUMENT =
      new Document("emp_1", 3, TIME, "alice", TIME.plusNanos(1_000), "bob", CONTENT);
  private static final VersionEntry ENTRY =
      new VersionEntry(3, VersionAction.RESTORE, "bob", TIME, null, 1, null, "import-7");
  private static final FieldChange CHANGE = new FieldChange("a.\"x.y\"", null, "1.10");
  private static final Filter FILTER =
      new Filter(List.of("a", "b"), Filter.Operator.IN, List.of("1.10", "\"x\"", "null"));
  private static final SortKey SORT = new SortKey(List.of("a"), true);

  private Contracts() {}

  private static final AuditFilter ANY =
      new AuditFilter(
          null, "employees", null, Action.RESTORE, null, true, TIME, null, null, null, null);
  private static final String HASH = "0".repeat(64);
  private static final AuditEntry AUDITED =
      new AuditEntry(
          9,
          "12",
          TIME,
          Action.RESTORE,
          "default",
          "employees",
          "emp_1",
          null,
          2,
          false,
          new ErrorText("FORBIDDEN", "no"),
          "alice",
          List.of("hr"),
          "127.0.0.1",
          null,
          "request",
          null,
          null,
          "why",
          1.25,
          null,
          CONTENT,
          List.of(CHANGE),
          HASH,
          HASH);

  private static final Delivery DELIVERY =
      new Delivery(
          9,
          "notify",
          DeliveryStatus.WAITING,
          2,
          true,
          TIME,
          TIME.plusSeconds(5),
          null,
          503,
          "status 503",
          "msg_notify_12",
          "12",
          "reinstate.document.restored",
          Action.RESTORE,
          "default",
          "employees",
          "emp_1",
          null,
          null);
  private static final HookList.Hook HOOK =
      new HookList.Hook(
          "notify",
          HookMoment.AFTER,
          HookKind.HTTP,
          "employees",
          List.of(Action.UPDATE, Action.RESTORE),
          "https://hooks.example/",
          null,
          TIME,
          3,
          1);

  static Stream<Record> all() {
    return Stream.of(parts(), commands(), results(), refusals(), replies())
        .flatMap(records -> records);
  }

  static Stream<Record> refusals() {
    return Stream.of(
        new Refusal.InvalidRequest("no", Map.of("version", 7, "text", "abc", "flag", true)),
        new Refusal.Forbidden(Action.RESTORE, "employees"),
        new Refusal.CollectionNotFound("employees"),
        new Refusal.DocumentNotFound(KEY),
        new Refusal.VersionNotFound(KEY, Integer.MAX_VALUE),
        new Refusal.VersioningNotEnabled(),
        new Refusal.NotFound("nothing"),
        new Refusal.EventsGone(),
        new Refusal.ForbiddenCollections(Action.RESTORE, List.of("employees", "spaces")),
        new Refusal.SpaceNotFound("space"),
        new Refusal.ConflictsWith("not so", List.of(KEY)),
        new Refusal.ConflictsWith("not so", List.of(KEY), 3),
        new Refusal.PlanStale(List.of(KEY)),
        new Refusal.ActiveJobs(List.of("job")),
        new Refusal.AlreadyExists(KEY, null),
        new Refusal.AlreadyExists(KEY, 3),
        new Refusal.Conflict(KEY),
        new Refusal.PreconditionFailed(KEY, 4),
        new Refusal.SchemaError("salary", "must be a number"),
        new Refusal.SchemaViolated(List.of(new Refusal.SchemaError("", "too few")), 2),
        new Refusal.IdempotencyKeyInUse(),
        new Refusal.IdempotencyKeyReused(),
        new Refusal.HookRejected("check", "not now", 3),
        new Refusal.HookRejected("check", "not now", null),
        new Refusal.HookFailed("check", null),
        new Refusal.Unavailable("later"),
        new Refusal.Failed("database connection lost"));
  }

  private static Stream<Record> parts() {
    return Stream.concat(
        SpaceContracts.parts(),
        Stream.of(
            ALICE,
            CONTEXT,
            KEY,
            PRECONDITION,
            new Precondition(List.of(), true),
            IDEMPOTENCY,
            OPTIONS,
            PLAIN,
            NEW,
            new NewDocument("emp_1", "{}"),
            ENTRY,
            CHANGE,
            FILTER,
            SORT,
            new Address<ReadDocument, Document>("somewhere", Role.AUDIT, true)));
  }

  private static Stream<Record> commands() {
    return Stream.concat(
        SpaceContracts.commands(),
        Stream.of(
            new CreateDocument(CONTEXT, OPTIONS, "default", "employees", NEW),
            new CreateDocuments(CONTEXT, PLAIN, "default", "employees", List.of(NEW, NEW)),
            new ReplaceDocument(CONTEXT, OPTIONS, KEY, CONTENT),
            new PatchDocument(CONTEXT, PLAIN, KEY, PatchDocument.Format.JSON_PATCH, "[]"),
            new DeleteDocument(CONTEXT, PLAIN, KEY),
            new RestoreDocument(CONTEXT, OPTIONS, KEY, 2, true),
            new PreviewRestore(CONTEXT, KEY, 2, false),
            new ReadDocument(CONTEXT, KEY, null),
            new ReadDocument(CONTEXT, KEY, TIME),
            new ListDocuments(
                CONTEXT,
                "default",
                "employees",
                List.of(FILTER),
                List.of(SORT),
                List.of(List.of("a", "b")),
                50,
                null),
            new ListVersions(CONTEXT, KEY, 50, 9),
            new ReadVersion(CONTEXT, KEY, 1),
            new DiffVersions(CONTEXT, KEY, 2, 1),
            new ListAuditEntries(CONTEXT, ANY, 50, 9L),
            new ReadAuditEntry(CONTEXT, 9),
            new ReadAuditHead(CONTEXT),
            new VerifyAudit(CONTEXT, new VerifyAudit.KnownHead(9, HASH)),
            new VerifyAudit(CONTEXT, null),
            new ReadEvents(CONTEXT, null, "employees", "1:2:"),
            new ListHooks(CONTEXT),
            new ListDeliveries(
                CONTEXT, new DeliveryFilter(DeliveryStatus.DEAD, "notify", null, "emp_1"), 50, 9L),
            new RetryDelivery(CONTEXT, 9),
            new ReplayDeliveries(CONTEXT, "notify", TIME, null, "operation"),
            new CallPreHook(
                CONTEXT,
                "check",
                "pre_check_1",
                2,
                Action.CREATE,
                KEY,
                null,
                "{\"salary\": 1.10}",
                "{}",
                true,
                Duration.ofMillis(1_500))));
  }

  private static Stream<Record> results() {
    return Stream.concat(
        SpaceContracts.results(),
        Stream.of(
            DOCUMENT,
            new DocumentPage(List.of(DOCUMENT), "cursor"),
            new CreatedDocuments(List.of("a", "b")),
            new DeletedDocument("emp_1", 4),
            new VersionHistory(List.of(ENTRY)),
            new DocumentVersion(ENTRY, null),
            new DocumentVersion(ENTRY, DOCUMENT),
            new VersionDiff(1, 2, List.of(CHANGE), "[]"),
            new RestorePreview(
                1,
                2,
                List.of(CHANGE),
                DOCUMENT,
                List.of(new HookReport("check", HookOutcome.REJECTED, "not now")),
                List.of("salary")),
            new PreHookAnswer.Accepted(null),
            new PreHookAnswer.Accepted("{\"salary\": 1.10}"),
            new PreHookAnswer.Rejected("not now"),
            new PreHookAnswer.Failed("no answer in time"),
            new PreHookAnswer.Busy(),
            AUDITED,
            new AuditPage(List.of(AUDITED), 9L),
            new AuditHead(9, HASH, TIME, "key", "signature"),
            new AuditVerification(9, null),
            new AuditVerification(
                9, new AuditVerification.Problem(3, AuditVerification.Kind.CUT, "nothing after 2")),
            DELIVERY,
            new DeliveryPage(List.of(DELIVERY), 9L),
            new HookList(List.of(HOOK)),
            new ReplayedDeliveries(7),
            new EventPage(
                List.of(new EventPage.PositionedEvent("1:2:", "reinstate.document.created", "{}")),
                "1:2:",
                true)));
  }

  private static Stream<Record> replies() {
    return Stream.concat(
        results().map(result -> new Reply.Done<>(result, true)),
        refusals()
            .filter(Refusal.class::isInstance)
            .map(refusal -> new Reply.Refused<>((Refusal) refusal)));
  }
}
