-- What somebody would write by hand to bring the documents of :space back to what they were at :at: find what changed, insert the versions,
-- update the heads, in one transaction.

begin;

create temporary table found on commit drop as
select d.doc, d.head, d.content as head_content, earlier.version as target, earlier.content
from (
  select doc, min(version) as first
  from version
  where space = :'space' and updated_at > :'at' and action <> 'snapshot'
  group by doc
) changed
join document d on d.doc = changed.doc
left join lateral (
  select version, content
  from version
  where doc = changed.doc and version < changed.first and action <> 'snapshot'
  order by version desc
  limit 1
) earlier on true
left join content was on was.content = earlier.content
left join content head on head.content = d.content
where was.sha256 is distinct from head.sha256;

insert into version (doc, version, content, action, updated_at, updated_by, change_reason, restored_from, space)
select doc, head + 1, head_content, 'snapshot', now(), 'hand', 'Pre-restore snapshot', null::integer, :'space' from found where content is not null
union all
select doc, head + 2, content, 'restore', now(), 'hand', null, target, :'space' from found where content is not null
union all
select doc, head + 1, null, 'delete', now(), 'hand', null, null, :'space' from found where content is null;

update document d
set head = f.head + case when f.content is null then 1 else 2 end, content = f.content, deleted = f.content is null,
    updated_at = now(), updated_by = 'hand'
from found f
where d.doc = f.doc;

commit;
