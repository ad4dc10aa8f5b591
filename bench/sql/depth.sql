-- Loads :count documents, depth_:{depth}_1 and so on, with :depth versions each, whose contents are those of the employees.

with made as (
  insert into document (space, collection, id, head, oldest, content, deleted, created_at, created_by, updated_at, updated_by)
  select 'default', 'employees', 'depth_' || :depth || '_' || i, :depth, 1, 1, false,
         now() - interval '5 days', 'loader', now() - interval '1 day', 'loader'
  from generate_series(1, :count) as i
  returning doc
)
insert into version (doc, version, content, action, updated_at, updated_by)
select doc, v, 1 + (doc * 7919 + v * 104729) % :documents, case v when 1 then 'create' else 'update' end,
       now() - interval '5 days' + v * interval '1 second', 'loader'
from generate_series(1, :depth) as v
cross join made;
