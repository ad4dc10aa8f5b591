package dev.reinstate.restore;

import java.util.ArrayList;
import java.util.List;

/** What must hold in the database at any moment, whatever was done to it. */
final class Consistency {
  private static final String VIOLATIONS =
      """
      with step as (
        select v.*, lag(version) over w as before, lag(content) over w as content_before, lag(updated_at) over w as at_before,
               lag(action) over w as action_before, lead(action) over w as action_after
        from version v
        window w as (partition by doc order by version)
      )
      select 'versions have a gap', doc, version from step where before <> version - 1
      union all
      select 'the head is not the last version', d.doc, d.head
      from document d left join version v on v.doc = d.doc and v.version = d.head
      where v.doc is null
         or v.content is distinct from d.content or (v.content is null) <> d.deleted
         or v.updated_at <> d.updated_at or v.updated_by <> d.updated_by
         or d.head <> (select max(version) from version where doc = d.doc)
      union all
      select 'the oldest is not the first version', d.doc, d.oldest
      from document d
      where d.oldest is distinct from (select min(version) from version where doc = d.doc)
      union all
      select 'a version is in another space than its document', v.doc, v.version
      from version v join document d on d.doc = v.doc
      where v.space <> d.space
      union all
      select 'a live document has no live parent', d.doc, d.head
      from document d
      where not d.deleted
        and d.collection in ('sheets', 'records')
        and not exists (
          select from document p
          where p.space = d.space and p.id = d.parent and not p.deleted
            and p.collection = case d.collection when 'sheets' then 'workbooks' else 'sheets' end)
      union all
      select 'a live document has no live space', d.doc, d.head
      from document d
      where not d.deleted
        and not exists (
          select from document s where s.space = d.space and s.collection = 'spaces' and s.id = d.space and not s.deleted)
      union all
      select 'a version has no document', v.doc, v.version
      from version v where not exists (select from document d where d.doc = v.doc)
      union all
      select 'a version points at nothing', v.doc, v.version
      from version v
      where v.content is not null and not exists (select from content c where c.content = v.content)
      union all
      select 'nothing points at a content', c.content, 0
      from content c
      where not exists (select from version v where v.content = c.content)
        and not exists (select from event e where c.content in (e.before, e.after))
      union all
      select 'a snapshot is not the state before', doc, version from step
      where action = 'snapshot' and before is not null and content is distinct from content_before
      union all
      select 'a snapshot has no restore', doc, version from step
      where action = 'snapshot' and action_after is distinct from 'restore'
      union all
      select 'a restore has no snapshot', doc, version from step
      where action = 'restore' and before is not null and action_before <> 'snapshot'
      union all
      select 'a restore is not its target', v.doc, v.version
      from version v join version target on target.doc = v.doc and target.version = v.restored_from
      where v.content is distinct from target.content
      union all
      select 'time does not go on', doc, version from step
      where case when action = 'restore' then updated_at <> at_before else updated_at <= at_before end
      """;

  private Consistency() {}

  /** Empty when all is well. */
  static List<String> violations(RestoreFixture service) {
    var violations = new ArrayList<String>();
    service
        .rows(VIOLATIONS)
        .forEach(
            row ->
                violations.add(
                    row.getString(0) + ": " + row.getLong(1) + ", " + row.getInteger(2)));
    return violations;
  }
}
