package dev.reinstate.restore;

import dev.reinstate.contracts.Addresses;
import dev.reinstate.platform.bus.Bus;
import dev.reinstate.platform.database.Pg;
import dev.reinstate.platform.policy.Readers;
import dev.reinstate.platform.settings.Settings;
import dev.reinstate.platform.telemetry.Outcomes;
import java.util.function.Supplier;

/** Everything that can be done about restores of spaces. */
final class SpaceRestoreCommands {
  private static final int PLANS_AT_A_TIME = 2;

  private final Supplier<Settings> settings;
  private final Pg pg;
  private final Access access;
  private final Places planning =
      new Places(PLANS_AT_A_TIME, "too many previews of restores are running");
  private final PlanTable plans = new PlanTable();
  private final RestorePoints points = new RestorePoints();
  private final SpacePermission permission;
  private final OperationReader accounts;
  private final SpaceRestoreAnswers answers;
  private final RestoreVeto veto;

  SpaceRestoreCommands(
      Supplier<Settings> settings,
      Pg pg,
      Bus bus,
      Access access,
      Idempotency idempotency,
      RestoresUnderWay underWay,
      PreHooks hooks,
      Outcomes outcomes) {
    this.settings = settings;
    this.pg = pg;
    this.access = access;
    permission = new SpacePermission(settings);
    accounts = new OperationReader(pg);
    var operations = new OperationStore(pg);
    var exclusive = ExclusiveSpace.ofRestores(pg);
    var work = new SpaceWork(pg, exclusive, operations, plans, permission);
    var restores = new SpaceRestores(work, operations, accounts, underWay, bus, outcomes);
    answers = new SpaceRestoreAnswers(idempotency, permission, restores, accounts);
    var preHooks = new SpacePreHooks(settings, hooks);
    veto = new RestoreVeto(preHooks, pg, planning, plans, permission);
  }

  void servePreviews(Commands commands, PlanToken tokens) {
    var previews = new SpacePreviews(pg, planning, plans, permission);
    var changes = new PlannedChanges(new Readers(settings));
    commands.read(
        Addresses.PREVIEW_SPACE_RESTORE,
        new PreviewSpaceRestoreHandler(settings, points, previews, changes, tokens)::handle);
    commands.read(
        Addresses.PREVIEW_SPACE_UNDO,
        new PreviewSpaceUndoHandler(settings, points, previews, changes)::handle);
  }

  void serve(Commands commands, PlanToken tokens) {
    var ids = new DocumentIds();
    commands.begin(
        Addresses.RESTORE_SPACE,
        Attempt::of,
        new RestoreSpaceHandler(settings, pg, ids, points, tokens, veto, answers)::begin,
        answers::end);
    commands.begin(
        Addresses.UNDO_SPACE_RESTORE,
        Attempt::of,
        new UndoSpaceRestoreHandler(settings, pg, ids, points, veto, answers)::begin,
        answers::end);
    commands.read(
        Addresses.READ_SPACE_RESTORE, new ReadSpaceRestoreHandler(access, accounts)::handle);
    commands.read(
        Addresses.LIST_SPACE_RESTORES, new ListSpaceRestoresHandler(access, accounts)::handle);
  }
}
