package dev.reinstate.restore;

import dev.reinstate.contracts.Component;
import dev.reinstate.contracts.DocumentKey;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Finds the documents that would be alive after what is planned, and what they belong to would not:
 * a sheet's workbook, a record's sheet, the space of any of them.
 */
final class Orphans {
  private static final String FIND =
      """
      with family as (
        select * from unnest($3::text[], $4::text[]) as f (owner, owned)
      ),
      lifeless as materialized (
        select s.doc
        from document s
        left join restore_plan p on p.doc = s.doc and p.action is not null
        where s.space = $1 and s.collection = 'spaces' and s.id = $1
          and case when p.action is null then s.deleted else p.action = 'delete' end
      ),
      orphan as (
        select p.collection, p.id
        from restore_plan p
        join family on family.owned = p.collection
        left join document o on o.space = $1 and o.collection = family.owner and o.id = p.parent
        left join restore_plan q on q.doc = o.doc and q.action is not null
        where p.action in ('create', 'update')
          and case when q.action is null then o.deleted is not false else q.action = 'delete' end
        union all
        select d.collection, d.id
        from restore_plan p
        join family on family.owner = p.collection
        join document d on d.space = $1 and d.collection = family.owned and d.parent = p.id and not d.deleted
        left join restore_plan q on q.doc = d.doc and q.action is not null
        where p.action = 'delete' and q.action is null
        union all
        select d.collection, d.id
        from lifeless
        cross join lateral (
          select doc, collection, id, deleted
          from document
          where space = $1 and collection = any ($2::text[]) and doc <> lifeless.doc
          offset 0
        ) d
        left join restore_plan p on p.doc = d.doc and p.action is not null
        where case when p.action is null then not d.deleted else p.action <> 'delete' end
      )
      select distinct collection, id from orphan order by collection, id limit 100
      """;

  private static final List<Component> OWNED =
      Arrays.stream(Component.values())
          .filter(component -> component.parent().isPresent())
          .toList();

  private Orphans() {}

  /** The first 100 of them, of the plan in the table of this transaction. */
  static Future<List<DocumentKey>> find(SqlConnection transaction, SpacePlan plan) {
    Tuple arguments =
        Tuple.tuple()
            .addValue(plan.space())
            .addValue(plan.versioned().toArray(String[]::new))
            .addValue(collections(component -> component.parent().orElseThrow()))
            .addValue(collections(component -> component));
    return PlanTable.indexed(transaction)
        .compose(indexed -> transaction.preparedQuery(FIND).execute(arguments))
        .map(rows -> PlanChecks.keys(rows, plan.space()));
  }

  private static String[] collections(Function<Component, Component> which) {
    return OWNED.stream().map(which).map(Component::collection).toArray(String[]::new);
  }
}
