-- Loads :count documents, size_:{kilobytes}_1 and so on, of about :kilobytes KB with 5 versions each.

with made as (
  insert into document (space, collection, id, head, oldest, content, deleted, created_at, created_by, updated_at, updated_by)
  select 'default', 'employees', 'size_' || :kilobytes || '_' || i, 5, 1, nextval('content_content_seq'), false,
         now() - interval '5 days', 'loader', now() - interval '1 day', 'loader'
  from generate_series(1, :count) as i
  returning doc, content as head_content
),
planned as materialized (
  select doc, v, case v when 5 then head_content else nextval('content_content_seq') end as content
  from made
  cross join generate_series(1, 5) as v
),
written as (
  insert into content (content, size, data)
  select content, octet_length(document::text), document
  from planned
  cross join lateral (
    -- An entry is about 100 bytes.
    select jsonb_build_object('name', 'Size ' || doc, 'entries',
             jsonb_agg(jsonb_build_object('at', n, 'amount', n * 17 % 9973, 'reference', md5(content || ':' || n), 'note', left(md5(n || ':' || content), 12)))) as document
    from generate_series(1, :kilobytes * 10) as n) as made
)
insert into version (doc, version, content, action, updated_at, updated_by)
select doc, v, content, case v when 1 then 'create' else 'update' end, now() - (6 - v) * interval '1 day', 'loader'
from planned;
