-- The audit trail: one entry for every committed change and every refused attempt at one, chained to each other by their hashes. Nothing here
-- keeps anybody with access to the database from changing it; what is changed is found by a verification.

drop table seen;

create table entry (
  seq             bigint primary key,          -- from 1, without gaps
  event_id        text not null,               -- the position in the log moves with the entry, so no event gets two
  timestamp       timestamptz not null,
  action          text collate "C" not null,
  space           text collate "C" not null,
  collection      text collate "C" not null,
  document_id     text collate "C",
  version         integer,
  restore_version integer,
  success         boolean not null,
  error           json,                        -- {"code","message"}; null for a committed change
  user_id         text collate "C" not null,
  user_roles      text[] not null,
  ip_address      text not null,
  user_agent      text,
  request_id      text collate "C" not null,
  correlation_id  text collate "C",
  operation_id    text collate "C",
  change_reason   text,
  latency_ms      numeric(18, 3) not null,
  before          bigint,
  after           bigint,
  changes         json not null,               -- [{"field","from"?,"to"?}]
  salt            text not null,
  hash            text not null,
  previous_hash   text not null                -- zeros for the first
);

comment on column entry.before is
  'Number of a row of reinstate.content, which is immutable and never removed. The hash of the entry covers the SHA-256 of that content.';
comment on column entry.after is 'As "before".';
comment on column entry.changes is 'json and not jsonb, as "error": the hash covers the text as it was written.';

comment on column entry.salt is
  'Random, and told to nobody: a reader who sees the hash and all but one short value of a document cannot find that value by trying.';

-- No version has two entries; a refused attempt made none. How the entries of a document are found, and that of a version.
create unique index entry_version on entry (document_id, collection, space, version);

-- The beginning alone: an id as long as a token can be does not fit into an index.
create index entry_user on entry (left(user_id, 256), seq);
create index entry_request on entry (request_id);
create index entry_correlation on entry (correlation_id, seq) where correlation_id is not null;
create index entry_operation on entry (operation_id, seq) where operation_id is not null;
create index entry_refused on entry (seq) where not success;
create index entry_timestamp on entry using brin (timestamp);

-- The last entry once more, so that what is cut off the end is missed even when others have been added since.
create table chain (
  one  boolean primary key default true check (one),
  seq  bigint not null,
  hash text not null
);
insert into chain (seq, hash) values (0, repeat('0', 64));

-- Ends of the chain that have been signed; rows are only ever added.
create table head (
  seq        bigint primary key,
  hash       text not null,
  signed_at  timestamptz not null,
  public_key text not null,
  signature  text not null
);

-- Audit is a consumer of the log from the first change on, even if the process that is to read it starts after the one that writes.
do $$
begin
  if to_regclass('reinstate.position') is not null then
    insert into reinstate.position (consumer) values ('audit') on conflict (consumer) do nothing;
  end if;
end
$$;
