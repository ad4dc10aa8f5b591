-- Loads :records records, record_1 and so on, of about 300 bytes, with one version each, into the sheet of the space :space. The space, its
-- workbook and its sheet are there.

begin;

with planned as materialized (
  select i, nextval('document_doc_seq') as doc, nextval('content_content_seq') as content
  from generate_series(1, :records) as i
),
contents as (
  insert into content (content, size, data, sha256)
  select content, octet_length(record::text), record, sha256(convert_to(record::text, 'UTF8'))
  from planned
  cross join lateral (
    select jsonb_build_object(
      'sheet_id', 'sheet',
      'values', jsonb_build_object('name', 'Record ' || i, 'amount', i % 1000, 'note', md5(i::text) || md5((-i)::text), 'tags', md5('t' || i))) as record
  ) as made
),
versions as (
  insert into version (doc, version, content, action, updated_at, updated_by, space)
  select doc, 1, content, 'create', now(), 'loader', :'space' from planned
)
insert into document
  (doc, space, collection, id, parent, head, oldest, content, deleted, created_at, created_by, updated_at, updated_by)
select doc, :'space', 'records', 'record_' || i, 'sheet', 1, 1, content, false, now(), 'loader', now(), 'loader'
from planned;

commit;
