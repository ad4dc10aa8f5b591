-- Spaces go back in time as a whole. What changed in one since a moment is found at a cost that follows what changed, not what exists; and
-- what needs a space for itself (its restore, a deletion with all that belongs to it) is told apart from changes of single documents.

create table space (
  space      text collate "C" primary key,
  operations bigint not null default 0,                       -- committed so far that had the space for themselves
  floor      timestamptz not null default '-infinity'         -- the time of the last of them: every later change has a later one
);

comment on table space is
  'One row for each space that there ever was, for locks and counts. What people know of a space is a document: collection "spaces", in itself.';

-- Changes of single documents enter a space together, without waiting: null while somebody has it for himself. The count is read under the
-- lock, with a snapshot newer than that of the statement that calls: when the two differ, that statement sees the space as it was before.
create function enter_space(wanted text) returns bigint
language plpgsql volatile as $$
begin
  if not pg_try_advisory_xact_lock_shared(hashtextextended(wanted, 7301)) then
    return null;
  end if;
  return coalesce((select operations from space where space = wanted), 0);
end
$$;

alter table version add column space text collate "C";
update version v set space = d.space from document d where d.doc = v.doc;
alter table version alter column space set not null;

alter table version add column xid xid8 not null default '0';
alter table version alter column xid set default pg_current_xact_id();

comment on column version.xid is 'Tells whether a plan that was made in some snapshot could know of this version.';

create index version_time on version (space, updated_at, doc, version) where action <> 'snapshot';
create index version_operation on version (operation, doc, version) where operation is not null;

alter table document add column parent text collate "C";

comment on column document.parent is 'The id of what the document belongs to and is deleted with. Of the head, or of the last one of a deleted document.';

create index document_child on document (space, collection, parent) where parent is not null and not deleted;
create index document_space on document (created_at, id) where collection = 'spaces' and not deleted;

insert into space (space) select distinct space from document union select 'default';

with first as (
  select coalesce(min(created_at), clock_timestamp()) as at from document where space = 'default'
),
empty as (
  insert into content (size, data, sha256) values (2, '{}', sha256('{}')) returning content
),
made as (
  insert into document
    (space, collection, id, head, oldest, content, deleted, created_at, created_by, updated_at, updated_by)
  select 'default', 'spaces', 'default', 1, 1, content, false, at, 'reinstate', at, 'reinstate' from first, empty
  returning doc, content, updated_at
)
insert into version (doc, version, content, action, updated_at, updated_by, space)
select doc, 1, content, 'create', updated_at, 'reinstate', 'default' from made;

create table horizon (
  space      text collate "C",
  collection text collate "C",
  earliest   timestamptz not null,
  primary key (space, collection)
);

comment on table horizon is
  'Where retention has taken versions away: from this moment on all of the collection is still known. Moves forward only.';

insert into horizon (space, collection, earliest)
select d.space, d.collection, max(v.updated_at)
from document d
join version v on v.doc = d.doc and v.version = d.oldest
where d.oldest > 1
group by d.space, d.collection;

create table operation (
  operation     text collate "C" primary key,
  space         text collate "C" not null,
  status        text not null check (status in ('running', 'done', 'failed')),
  date_time     timestamptz not null,
  undoes        text collate "C",
  by_collection jsonb not null default '{}',   -- {"employees": {"create": 1, "update": 2, "delete": 3}}
  done          bigint not null default 0,
  total         bigint not null default 0,
  started_by    text not null,
  started_at    timestamptz not null,
  restored_at   timestamptz,
  change_reason text,
  error_code    text,
  error_message text
);

comment on table operation is
  'A restore of a space or the undo of one. Durable before the work starts; done in the commit of the work. While it runs, its transaction holds
   an advisory lock of its own: one that is running without it has lost its process.';

create index operation_space on operation (space, started_at, operation);
create index operation_running on operation (operation) where status = 'running';

create table snapshot (
  snapshot   text collate "C" primary key,
  space      text collate "C" not null,
  label      text not null,
  date_time  timestamptz not null,
  created_at timestamptz not null,
  created_by text not null
);

create index snapshot_space on snapshot (space, date_time, snapshot);

-- A key of a restore of a space refers to its operation, and is free again when that fails.
alter table idempotency add column operation text collate "C";
create index idempotency_operation on idempotency (operation) where operation is not null;
