package dev.reinstate.restore;

import static dev.reinstate.restore.RestoreFixture.PLAIN;
import static dev.reinstate.restore.RestoreFixture.as;
import static dev.reinstate.restore.RestoreFixture.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.contracts.Action;
import dev.reinstate.contracts.Address;
import dev.reinstate.contracts.Addresses;
import dev.reinstate.contracts.CreateDocument;
import dev.reinstate.contracts.CreateDocuments;
import dev.reinstate.contracts.DeleteDocument;
import dev.reinstate.contracts.DiffVersions;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.ListDocuments;
import dev.reinstate.contracts.ListVersions;
import dev.reinstate.contracts.NewDocument;
import dev.reinstate.contracts.PatchDocument;
import dev.reinstate.contracts.PreviewRestore;
import dev.reinstate.contracts.ReadDocument;
import dev.reinstate.contracts.ReadVersion;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Refusal.CollectionNotFound;
import dev.reinstate.contracts.Refusal.Forbidden;
import dev.reinstate.contracts.Refusal.VersioningNotEnabled;
import dev.reinstate.contracts.ReplaceDocument;
import dev.reinstate.contracts.RequestContext;
import dev.reinstate.contracts.RestoreDocument;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what: asked before anything of a document is looked at. */
class AccessIT {
  @AutoClose static final RestoreFixture service = new RestoreFixture();

  /** A command as some role, on some document. */
  interface Sending {
    Refusal refusal(RequestContext context, DocumentKey document);
  }

  /** One kind of command; {@code role} is one that may do other things with the document. */
  record Command(String name, Action needs, String role, boolean history, Sending sending) {
    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeAll
  static void oneDocument() {
    service.create(in("employees", "there"), "{}");
    service.create(in("notes", "there"), "{}");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aRoleWithoutTheActionIsRefusedWhetherOrNotTheDocumentExists(Command command) {
    var forbidden = new Forbidden(command.needs(), "employees");

    assertThat(command.sending().refusal(as(command.role()), in("employees", "there")))
        .isEqualTo(forbidden);
    assertThat(command.sending().refusal(as(command.role()), in("employees", "not-there")))
        .isEqualTo(forbidden);
    assertThat(command.sending().refusal(as(), in("employees", "there"))).isEqualTo(forbidden);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aCollectionThatIsNotConfiguredIsNotFoundForAnybody(Command command) {
    assertThat(command.sending().refusal(as(), in("unknown", "there")))
        .isEqualTo(new CollectionNotFound("unknown"));
  }

  @ParameterizedTest
  @MethodSource("historyCommands")
  void aCollectionWithoutHistoryHasNoneForAnybody(Command command) {
    assertThat(command.sending().refusal(as(), in("notes", "there")))
        .isEqualTo(new VersioningNotEnabled());
  }

  static Stream<Command> historyCommands() {
    return commands().filter(Command::history);
  }

  static Stream<Command> commands() {
    return Stream.concat(reads(), writes());
  }

  private static Stream<Command> reads() {
    return Stream.of(
        command(
            "read",
            Action.READ,
            false,
            Addresses.READ_DOCUMENT,
            (c, d) -> new ReadDocument(c, d, null)),
        command(
            "read as of",
            Action.READ,
            true,
            Addresses.READ_DOCUMENT,
            (c, d) -> new ReadDocument(c, d, Instant.EPOCH)),
        command("list", Action.READ, false, Addresses.LIST_DOCUMENTS, AccessIT::list),
        command(
            "versions",
            Action.READ,
            true,
            Addresses.LIST_VERSIONS,
            (c, d) -> new ListVersions(c, d, 10, null)),
        command(
            "version",
            Action.READ,
            true,
            Addresses.READ_VERSION,
            (c, d) -> new ReadVersion(c, d, 1)),
        command(
            "diff",
            Action.READ,
            true,
            Addresses.DIFF_VERSIONS,
            (c, d) -> new DiffVersions(c, d, 1, 1)),
        command(
            "preview",
            Action.RESTORE,
            true,
            Addresses.PREVIEW_RESTORE,
            (c, d) -> new PreviewRestore(c, d, 1, false)));
  }

  private static Stream<Command> writes() {
    return Stream.of(
        command("create", Action.CREATE, false, Addresses.CREATE_DOCUMENT, AccessIT::create),
        command("batch", Action.CREATE, false, Addresses.CREATE_DOCUMENTS, AccessIT::createMany),
        command(
            "replace",
            Action.UPDATE,
            false,
            Addresses.REPLACE_DOCUMENT,
            (c, d) -> new ReplaceDocument(c, PLAIN, d, "{}")),
        command(
            "patch",
            Action.UPDATE,
            false,
            Addresses.PATCH_DOCUMENT,
            (c, d) -> new PatchDocument(c, PLAIN, d, PatchDocument.Format.MERGE_PATCH, "{}")),
        command(
            "delete",
            Action.DELETE,
            false,
            Addresses.DELETE_DOCUMENT,
            (c, d) -> new DeleteDocument(c, PLAIN, d)),
        command(
            "restore",
            Action.RESTORE,
            true,
            Addresses.RESTORE_DOCUMENT,
            (c, d) -> new RestoreDocument(c, PLAIN, d, 1, false)));
  }

  /** Makes a command of a context and a document. */
  private interface Making<C> {
    C of(RequestContext context, DocumentKey document);
  }

  private static <C, T> Command command(
      String name, Action needs, boolean history, Address<C, T> address, Making<C> making) {
    String role =
        switch (needs) {
          case READ -> "nobody";
          case UPDATE -> "reader";
          default -> "updater";
        };
    return new Command(
        name,
        needs,
        role,
        history,
        (context, document) -> service.refusal(address, making.of(context, document)));
  }

  private static ListDocuments list(RequestContext context, DocumentKey document) {
    return new ListDocuments(
        context,
        document.space(),
        document.collection(),
        List.of(),
        List.of(),
        List.of(),
        10,
        null);
  }

  private static CreateDocument create(RequestContext context, DocumentKey document) {
    return new CreateDocument(
        context,
        PLAIN,
        document.space(),
        document.collection(),
        new NewDocument(document.id(), "{}"));
  }

  private static CreateDocuments createMany(RequestContext context, DocumentKey document) {
    return new CreateDocuments(
        context,
        PLAIN,
        document.space(),
        document.collection(),
        List.of(new NewDocument(document.id(), "{}")));
  }
}
