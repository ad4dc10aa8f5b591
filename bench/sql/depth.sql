-- Loads :count documents, depth_:{depth}_1 and so on, with :depth versions each, whose contents are those of the employees.

with planned as materialized (
  select i, nextval('document_doc_seq') as doc from generate_series(1, :count) as i
),
versions as (
  insert into version (doc, version, content, action, updated_at, updated_by, space)
  select doc, v, 1 + (doc * 7919 + v) % :documents, case v when 1 then 'create' else 'update' end,
         now() - interval '5 days' + v * interval '1 second', 'loader', 'default'
  from planned
  cross join generate_series(1, :depth) as v
)
insert into document (doc, space, collection, id, head, oldest, content, deleted, created_at, created_by, updated_at, updated_by)
select doc, 'default', 'employees', 'depth_' || :depth || '_' || i, :depth, 1, 1 + (doc * 7919 + :depth) % :documents, false,
       now() - interval '5 days', 'loader', now() - interval '1 day', 'loader'
from planned;
