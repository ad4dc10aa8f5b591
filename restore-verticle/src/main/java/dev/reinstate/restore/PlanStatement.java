package dev.reinstate.restore;

import dev.reinstate.contracts.Component;
import dev.reinstate.contracts.Selection;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fills the table of a plan.
 *
 * <p>Begins with the versions that were made since, which an index finds, and looks up everything
 * else document by document, in the order in which documents and their contents were stored. So the
 * cost follows what has changed, not what there is, and no plan of the planner's can make it
 * otherwise; and for a million documents it is faster than joining whole tables.
 */
record PlanStatement(String sql, Tuple arguments) {

  /** The field by which the documents of a collection name what they belong to. */
  private static final String PARENT_FIELD =
      Arrays.stream(Component.values())
          .filter(component -> component.parentField().isPresent())
          .map(PlanStatement::whenItsParentField)
          .collect(Collectors.joining(" ", "case d.collection ", " end"));

  /**
   * The statement of a plan.
   *
   * @param snapshot documents with a version that it does not know of are flagged as stale; null:
   *     none are
   */
  static PlanStatement of(SpacePlan plan, @Nullable String snapshot) {
    var arguments = new ListArguments();
    arguments.add(plan.space(), "text");
    return switch (plan) {
      case SpacePlan.Restore restore -> ofRestore(restore, snapshot, arguments);
      case SpacePlan.Undo undo -> ofUndo(undo, arguments);
    };
  }

  private static PlanStatement ofRestore(
      SpacePlan.Restore plan, @Nullable String snapshot, ListArguments arguments) {
    Selection selection = plan.selection();
    String dateTime = arguments.add(plan.dateTime().toString(), "timestamptz");
    String unseen =
        snapshot == null
            ? "false"
            // A snapshot from beyond the last transaction is of a server whose last commits are
            // gone: their numbers are given to others.
            : "(not pg_visible_in_snapshot(xid, %1$s) or pg_snapshot_xmax(%1$s) > pg_snapshot_xmax(pg_current_snapshot()))"
                .formatted(arguments.add(snapshot, "pg_snapshot"));
    String wanted =
        Stream.of(
                sameAs("updated_by", selection.changedBy(), arguments),
                sameAs("correlation", selection.correlationId(), arguments))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" and "));
    String changed = changedAfter(dateTime, unseen, wanted);
    String selected =
        oneOf("collection", plan.versioned(), arguments)
            + (selection.collections().isEmpty()
                ? ""
                : oneOf("collection", selection.collections(), arguments))
            + (selection.ids().isEmpty() ? "" : oneOf("id", selection.ids(), arguments));
    return of(
        "d.created_at <= " + dateTime,
        changed,
        selected,
        "action is not null or lost or stale",
        arguments);
  }

  private static PlanStatement ofUndo(SpacePlan.Undo plan, ListArguments arguments) {
    String changed = changedBy(arguments.add(plan.operation(), "text"));
    String selected = oneOf("collection", plan.versioned(), arguments);
    return of("true", changed, selected, "true", arguments);
  }

  private static PlanStatement of(
      String existed, String changed, String selected, String kept, ListArguments arguments) {
    return new PlanStatement(fill(existed, changed, selected, kept), arguments.tuple());
  }

  private static String fill(String existed, String changed, String selected, String kept) {
    return """
    insert into restore_plan
    select *
    from (
      select d.doc, d.collection, d.id, d.head, d.content as head_content, c.first, t.version, t.content, tc.parent,
             case
               when not c.selected then null
               when d.content = t.content then null
               when d.content is null then case when t.content is not null then 'create' end
               when t.content is null then 'delete'
               when tc.sha256 <> (select sha256 from content where content = d.content) then 'update'
             end as action,
             t.version is null and (%s or not c.selected) as lost,
             c.stale,
             coalesce(d.head > c.last, false) as changed
      from (
        %s
      ) c
      cross join lateral (
        select doc, collection, id, head, content, created_at
        from document
        where doc = c.doc and space = $1%s
        offset 0
      ) d
      left join lateral (
        select version, content
        from version
        where doc = c.doc and version < c.first and action <> 'snapshot'
        order by version desc
        limit 1
      ) t on true
      left join lateral (
        select sha256, data ->> %s as parent
        from content
        where content = t.content and d.content is distinct from t.content
        offset 0
      ) tc on true
      offset 0
    ) planned
    where %s
    """
        .formatted(existed, changed, selected, PARENT_FIELD, kept);
  }

  /**
   * Whatever else a version has is not looked at where nobody asks: the index alone will do. Where
   * none of the changes is a wanted one, retention may have taken the one that was, unless the very
   * first version is still there.
   *
   * @param unseen whether a version is one that the preview did not know of
   * @param wanted whether it is a change by which documents are selected; empty: all are
   */
  private static String changedAfter(String dateTime, String unseen, String wanted) {
    String selected = wanted.isEmpty() ? "true" : "coalesce(bool_or(%s), false)".formatted(wanted);
    return """
    select doc, min(version) as first, null::integer as last, %s as selected,
               %s and bool_or(%s) as stale
        from version
        where space = $1 and updated_at > %s and action <> 'snapshot'
        group by doc
        having %s or min(version) > 1
        order by doc\
    """
        .formatted(selected, selected, unseen, dateTime, selected);
  }

  private static String changedBy(String operation) {
    return """
    select doc, min(version) as first, max(version) as last, true as selected, false as stale
        from version
        where operation = %s
        group by doc
        order by doc\
    """
        .formatted(operation);
  }

  private static Optional<String> sameAs(
      String column, @Nullable String value, ListArguments arguments) {
    return Optional.ofNullable(value)
        .map(wanted -> "%s = %s".formatted(column, arguments.add(wanted, "text")));
  }

  private static String oneOf(String column, List<String> values, ListArguments arguments) {
    return " and %s = any (%s)"
        .formatted(column, arguments.add(values.toArray(String[]::new), "text"));
  }

  private static String whenItsParentField(Component component) {
    return "when '%s' then '%s'"
        .formatted(component.collection(), component.parentField().orElseThrow());
  }
}
