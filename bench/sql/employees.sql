-- Loads :documents employees, emp_1 and so on, of about 1.3 KB, each with 5 versions. Version by version, as years of use would have
-- written them, so that the versions of one document do not lie side by side. Digits come from hashes: the same on every run, and as hard to
-- compress as real ones. The manager is the user whose restores are measured; the versions of one document differ in what the field rules
-- of reinstate.yaml name.

begin;

-- The document of the space itself makes room for numbers from 1.
update content set content = -content;
update version set doc = -doc, content = -content;
update document set doc = -doc, content = -content;

create function pg_temp.digits(seed text) returns text immutable language sql return encode(sha512(seed::bytea), 'hex');

insert into content (content, size, data, sha256)
select (v - 1) * :documents + i, octet_length(document::text), document, sha256(convert_to(document::text, 'UTF8'))
from generate_series(1, 5) as v
cross join generate_series(1, :documents) as i
cross join lateral (select md5(i || ':' || v) as h, md5(v || ':' || i) as g) as digits
cross join lateral (
  select jsonb_build_object(
    'name', 'Employee ' || i,
    'email', 'e' || left(h, 10) || '@example.com',
    'phone', '+49 ' || ('x' || left(h, 8))::bit(32)::bigint,
    'ssn', upper(left(g, 12)),
    'department', (array['Engineering', 'Marketing', 'Sales', 'Finance', 'Legal'])[1 + i % 5],
    'title', 'Specialist ' || upper(right(h, 3)),
    'grade', 1 + i % 12,
    'salary', 50000 + ('x' || right(h, 4))::bit(16)::integer,
    'bonus_percent', round(('x' || right(g, 4))::bit(16)::integer / 4096.0, 2),
    'currency', 'EUR',
    'manager_id', 'bench',
    'office', 'Building ' || left(g, 2),
    'address', jsonb_build_object('street', left(g, 16) || ' street ' || i % 200, 'postcode', 10000 + i % 90000, 'city', 'Berlin', 'country', 'DE'),
    'hired_at', date '2001-01-01' + i % 9000,
    'born_at', date '1960-01-01' + i % 15000,
    'skills', jsonb_build_array(left(h, 9), right(h, 9), left(g, 9), right(g, 9)),
    'languages', jsonb_build_array('de', 'en', left(g, 2)),
    'emergency_contact', jsonb_build_object('name', 'Contact ' || left(g, 8), 'phone', '+49 ' || ('x' || left(g, 8))::bit(32)::bigint),
    'iban', 'DE' || translate(left(g || h, 20), 'abcdef', '123456'),
    'vacation_days', 24 + i % 7,
    'remote', i % 3 = 0,
    'notes', concat_ws(' ', pg_temp.digits(h || 1), pg_temp.digits(h || 2), pg_temp.digits(h || 3), pg_temp.digits(h || 4), left(pg_temp.digits(h || 5), 84))
  ) as document) as made;

insert into document (doc, space, collection, id, head, oldest, content, deleted, created_at, created_by, updated_at, updated_by)
select i, 'default', 'employees', 'emp_' || i, 5, 1, 4 * :documents + i, false,
       now() - interval '5 days', 'loader', now() - interval '1 day', 'loader'
from generate_series(1, :documents) as i;

insert into version (doc, version, content, action, updated_at, updated_by, space)
select i, v, (v - 1) * :documents + i, case v when 1 then 'create' else 'update' end, now() - (6 - v) * interval '1 day', 'loader', 'default'
from generate_series(1, 5) as v
cross join generate_series(1, :documents) as i;

select setval('document_doc_seq', :documents), setval('content_content_seq', 5 * :documents);

commit;
