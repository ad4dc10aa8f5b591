-- What the service is compared with (pgbench): the same restore, the same rows, the same answer, as one statement of a transaction each.
\set document random(1, :documents)
\set version random(1, 5)
with head as materialized (
  select doc, id, head, content, created_at, created_by, updated_at
  from document
  where space = 'default' and collection = 'employees' and id = 'emp_' || :document and :version between oldest and head
  for no key update
),
restored as materialized (
  select head.*, version.version as target, version.content as target_content,
         greatest(clock_timestamp(), head.updated_at + interval '1 microsecond') as at
  from head
  join version on version.doc = head.doc and version.version = :version
  where version.content is not null
),
document_changed as (
  update document
  set head = restored.head + 2, content = target_content, deleted = false, updated_at = at, updated_by = 'bench'
  from restored
  where document.doc = restored.doc
),
version_written as (
  insert into version (doc, version, content, action, updated_at, updated_by, change_reason, restored_from, space)
  select doc, head + 1, content, 'snapshot', at, 'bench', 'Pre-restore snapshot', null::integer, 'default' from restored
  union all
  select doc, head + 2, target_content, 'restore', at, 'bench', null, target, 'default' from restored
),
event_written as (
  insert into event (type, at, doc, space, collection, document_id, version, restored_from, before, after, context)
  select 'reinstate.document.restored', at, doc, 'default', 'employees', id, head + 2, target, content, target_content, :context::json
  from restored
)
select restored.id, restored.head + 2, restored.at, restored.created_at, restored.created_by, content.data::text
from restored
join content on content.content = restored.target_content;
