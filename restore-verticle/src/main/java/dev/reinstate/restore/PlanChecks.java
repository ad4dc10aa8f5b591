package dev.reinstate.restore;

import dev.reinstate.contracts.Component;
import dev.reinstate.contracts.DocumentKey;
import dev.reinstate.contracts.Refusal;
import dev.reinstate.contracts.Refusal.ActiveJobs;
import dev.reinstate.contracts.Refusal.ConflictsWith;
import dev.reinstate.contracts.Refusal.InvalidRequest;
import dev.reinstate.contracts.Refusal.PlanStale;
import dev.reinstate.platform.json.Microseconds;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What may speak against a plan that is in the table of its transaction. Each check finds the
 * reason to refuse, or nothing.
 */
final class PlanChecks {
  /** The statuses of a job that is under way. */
  private static final List<String> ACTIVE =
      List.of("created", "planning", "scheduled", "ready", "executing", "waiting");

  private static final String EARLIEST =
      """
      select greatest(
               (select max(earliest) from horizon where space = $1 and collection = any ($2::text[])),
               (select max(v.updated_at) from restore_plan p join version v on v.doc = p.doc and v.version = p.first where p.lost)
             ) as earliest
      """;

  private static final String ACTIVE_JOBS =
      """
      select d.id
      from document d
      join content c on c.content = d.content
      where d.space = $1 and d.collection = $2 and not d.deleted and c.data ->> 'status' = any ($3::text[])
      order by d.id
      limit 100
      """;

  private final SqlConnection transaction;
  private final SpacePlan plan;
  private final PlanContents contents;

  PlanChecks(SqlConnection transaction, SpacePlan plan, PlanContents contents) {
    this.transaction = transaction;
    this.plan = plan;
    this.contents = contents;
  }

  /** Whether retention has taken what would have to come back. */
  Future<Optional<Refusal>> lost() {
    return contents.lost().isEmpty()
        ? none()
        : transaction
            .preparedQuery(EARLIEST)
            .execute(Tuple.of(plan.space()).addValue(selected().toArray(String[]::new)))
            .map(rows -> rows.iterator().next().getOffsetDateTime("earliest"))
            .map(earliest -> Optional.of(lost(earliest)));
  }

  /** Whether the caller may change all that is to be changed, or would be if it was still known. */
  Supplier<Future<Optional<Refusal>>> permitted(
      Function<Collection<String>, Optional<Refusal>> permission) {
    var collections = new TreeSet<>(contents.ready().byCollection().keySet());
    collections.addAll(contents.lost());
    return () -> Future.succeededFuture(permission.apply(collections));
  }

  /** Whether something was changed since the preview. */
  Future<Optional<Refusal>> stale() {
    return contents.stale()
        ? flagged(transaction, plan.space(), "stale")
            .map(documents -> unlessNone(documents, PlanStale::new))
        : none();
  }

  /** Whether something was changed since the restore that is to be undone. */
  Future<Optional<Refusal>> changed() {
    boolean forced = plan instanceof SpacePlan.Undo undo && undo.force();
    return contents.changed() && !forced
        ? changed(transaction, plan.space())
            .map(
                documents ->
                    unlessNone(
                        documents,
                        found ->
                            new ConflictsWith("Documents were changed since the restore", found)))
        : none();
  }

  /** Which documents were, of the plan in the table of this transaction; the first 100 of them. */
  static Future<List<DocumentKey>> changed(SqlConnection transaction, String space) {
    return flagged(transaction, space, "changed");
  }

  /**
   * Whether documents would be left without what they belong to. Not so when a whole space goes
   * back: what was there then belonged to something.
   */
  Future<Optional<Refusal>> orphans() {
    boolean whole = plan instanceof SpacePlan.Restore restore && restore.selection().all();
    return whole
        ? none()
        : Orphans.find(transaction, plan)
            .map(
                documents ->
                    unlessNone(
                        documents,
                        found ->
                            new ConflictsWith(
                                "Documents would be left without what they belong to", found)));
  }

  /** Whether jobs of the space are under way. */
  Future<Optional<Refusal>> activeJobs() {
    return transaction
        .preparedQuery(ACTIVE_JOBS)
        .execute(Tuple.of(plan.space(), Component.JOBS.collection(), ACTIVE.toArray(String[]::new)))
        .map(rows -> unlessNone(all(rows, row -> row.getString("id")), ActiveJobs::new));
  }

  private static Future<List<DocumentKey>> flagged(
      SqlConnection transaction, String space, String flag) {
    return transaction
        .query(
            "select collection, id from restore_plan where "
                + flag
                + " order by collection, id limit 100")
        .execute()
        .map(rows -> keys(rows, space));
  }

  private List<String> selected() {
    List<String> wanted =
        plan instanceof SpacePlan.Restore restore ? restore.selection().collections() : List.of();
    return Stream.concat(plan.versioned().stream(), contents.lost().stream())
        .filter(collection -> wanted.isEmpty() || wanted.contains(collection))
        .toList();
  }

  /** A collection can have lost its history without anything being taken away so far. */
  private Refusal lost(@Nullable OffsetDateTime earliest) {
    var details = new TreeMap<String, Object>(Map.of("collections", contents.lost()));
    if (earliest != null) {
      details.put("earliest", Microseconds.write(earliest.toInstant()));
    }
    return new InvalidRequest("Cannot restore to a point before what retention has kept", details);
  }

  private static <T> Optional<Refusal> unlessNone(
      List<T> found, Function<List<T>, Refusal> refusal) {
    return found.isEmpty() ? Optional.empty() : Optional.of(refusal.apply(found));
  }

  private static Future<Optional<Refusal>> none() {
    return Future.succeededFuture(Optional.empty());
  }

  /** Documents of a space, of rows with their collection and id. */
  static List<DocumentKey> keys(RowSet<Row> rows, String space) {
    return all(
        rows, row -> new DocumentKey(space, row.getString("collection"), row.getString("id")));
  }

  private static <T> List<T> all(RowSet<Row> rows, Function<Row, T> read) {
    return StreamSupport.stream(rows.spliterator(), false).map(read).toList();
  }
}
