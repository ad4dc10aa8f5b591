-- The log also tells what was refused, and is read from positions in the middle of it; content can be compared by its hash.

-- An attempt that was refused need not have a document.
alter table event alter column doc drop not null;
alter table event alter column document_id drop not null;

-- An event tells what was done in its context, too.
update event
set context = (context::jsonb || jsonb_build_object('action',
      case type
        when 'reinstate.document.created' then 'create'
        when 'reinstate.document.updated' then 'update'
        when 'reinstate.document.deleted' then 'delete'
        else 'restore'
      end))::json;

-- What was written after a snapshot is found by it without a look at all that was written before.
create index event_xid on event (xid);

alter table content add column sha256 bytea;
update content set sha256 = sha256(convert_to(data::text, 'UTF8'));
alter table content alter column sha256 set not null;

comment on column content.sha256 is 'Of data as text. Two contents with the same one are the same; the audit trail vouches for it.';

-- The newest transaction any of whose events has been removed from the log: whoever has not read beyond it has missed something.
create table removed (
  xid xid8 not null
);
insert into removed values ('0');

comment on column event.before is 'Content before and after. Never removed: the audit trail refers to it.';

-- Nothing looks for the keys of a document any more.
drop index idempotency_doc;
