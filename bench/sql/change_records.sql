-- Changes the first :count records of the space :space, each once.

begin;

with planned as materialized (
  select d.doc, d.head, c.data, nextval('content_content_seq') as content,
         greatest(now(), d.updated_at + interval '1 microsecond') as at
  from generate_series(1, :count) as i
  join document d on d.space = :'space' and d.collection = 'records' and d.id = 'record_' || i
  join content c on c.content = d.content
),
contents as (
  insert into content (content, size, data, sha256)
  select content, octet_length(record::text), record, sha256(convert_to(record::text, 'UTF8'))
  from planned
  cross join lateral (
    select jsonb_set(data, '{values,amount}', to_jsonb((data #>> '{values,amount}')::bigint + 1)) as record
  ) as made
),
versions as (
  insert into version (doc, version, content, action, updated_at, updated_by, space)
  select doc, head + 1, content, 'update', at, 'changer', :'space' from planned
)
update document d
set head = p.head + 1, content = p.content, updated_at = p.at, updated_by = 'changer'
from planned p
where d.doc = p.doc;

commit;
