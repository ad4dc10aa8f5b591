-- Loads :count documents, size_:{kilobytes}_1 and so on, of about :kilobytes KB with 5 versions each.

with planned as materialized (
  select i, v, first_value(doc) over (partition by i order by v) as doc, content
  from (
    select i, v, case v when 1 then nextval('document_doc_seq') end as doc, nextval('content_content_seq') as content
    from generate_series(1, :count) as i
    cross join generate_series(1, 5) as v) as numbered
),
contents as (
  insert into content (content, size, data, sha256)
  select content, octet_length(document::text), document, sha256(convert_to(document::text, 'UTF8'))
  from planned
  cross join lateral (
    -- An entry is about 100 bytes.
    select jsonb_build_object('name', 'Size ' || i, 'entries',
             jsonb_agg(jsonb_build_object('at', n, 'amount', n * 17 % 9973, 'reference', md5(content || ':' || n),
                                          'note', left(md5(n || ':' || content), 12)))) as document
    from generate_series(1, :kilobytes * 10) as n) as made
),
versions as (
  insert into version (doc, version, content, action, updated_at, updated_by, space)
  select doc, v, content, case v when 1 then 'create' else 'update' end, now() - (6 - v) * interval '1 day', 'loader', 'default'
  from planned
)
insert into document (doc, space, collection, id, head, oldest, content, deleted, created_at, created_by, updated_at, updated_by)
select doc, 'default', 'employees', 'size_' || :kilobytes || '_' || i, 5, 1, content, false,
       now() - interval '5 days', 'loader', now() - interval '1 day', 'loader'
from planned
where v = 5;
