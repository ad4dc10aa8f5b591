package dev.reinstate.audit;

/** Database functions that leave behind what the restore verticle does. */
final class Commits {
  static final String FUNCTIONS =
      """
      create function event_context(act text, by text) returns json language sql as $$
        select json_build_object('action', act, 'user_id', by, 'user_roles', json_build_array('admin', E'r\\u0001"'),
                 'ip_address', '127.0.0.1', 'user_agent', 'agent/1.0', 'request_id', 'request-' || act,
                 'correlation_id', 'run-1', 'change_reason', 'why', 'arrived_at', '2026-01-01T00:00:00Z')
      $$;

      create function store_content(text_of text) returns bigint language sql as $$
        insert into content (size, data, sha256)
        select octet_length(text_of::jsonb::text), text_of::jsonb, sha256(convert_to(text_of::jsonb::text, 'UTF8'))
        where text_of is not null
        returning content
      $$;

      create function write_version(
        n bigint, v integer, act text, state bigint, moment timestamptz, by text, target integer)
      returns void language sql as $$
        insert into version (doc, version, content, action, updated_at, updated_by, change_reason, restored_from, correlation)
        values (n, v, state, act, moment, by,
                case act when 'snapshot' then 'Pre-restore snapshot' else 'why' end, target, 'run-1')
      $$;

      create function write_event(
        d document, v integer, act text, was bigint, state bigint, moment timestamptz, by text, target integer)
      returns void language sql as $$
        insert into event (type, at, doc, space, collection, document_id, version, restored_from, before, after, context)
        values ('reinstate.document.' || case act when 'restore' then 'restored' else act || 'd' end,
                moment, d.doc, d.space, d.collection, d.id, v, target, was, state, event_context(act, by))
      $$;

      create function commit_change(place text, of_id text, text_of text, by text) returns void language plpgsql as $$
      declare
        d document;
        moment timestamptz;
        act text;
        state bigint := store_content(text_of);
      begin
        insert into document (space, collection, id, head, oldest, deleted, created_at, created_by, updated_at, updated_by)
        values ('default', place, of_id, 0, 1, true, clock_timestamp(), by, clock_timestamp(), by)
        on conflict (space, collection, id) do nothing;
        select * into d from document where space = 'default' and collection = place and id = of_id for update;
        moment := greatest(clock_timestamp(), d.updated_at + interval '1 microsecond');
        act := case when text_of is null then 'delete' when d.deleted then 'create' else 'update' end;
        update document
        set head = d.head + 1, content = state, deleted = text_of is null, updated_at = moment, updated_by = by
        where doc = d.doc;
        perform write_version(d.doc, d.head + 1, act, state, moment, by, null);
        perform write_event(d, d.head + 1, act, d.content, state, moment, by, null);
      end
      $$;

      create function commit_restore(place text, of_id text, target integer) returns void language plpgsql as $$
      declare
        d document;
        moment timestamptz;
        state bigint;
      begin
        select * into d from document where space = 'default' and collection = place and id = of_id for update;
        moment := greatest(clock_timestamp(), d.updated_at + interval '1 microsecond');
        select content into state from version where doc = d.doc and version = target;
        update document set head = d.head + 2, content = state, deleted = false, updated_at = moment, updated_by = 'alice'
        where doc = d.doc;
        perform write_version(d.doc, d.head + 1, 'snapshot', d.content, moment, 'alice', null);
        perform write_version(d.doc, d.head + 2, 'restore', state, moment, 'alice', target);
        perform write_event(d, d.head + 2, 'restore', d.content, state, moment, 'alice', target);
      end
      $$;

      create function refuse(place text, of_id text, by text) returns void language sql as $$
        insert into event (type, at, space, collection, document_id, context)
        values ('reinstate.document.refused', clock_timestamp(), 'default', place, of_id,
                (event_context('update', by)::jsonb
                  || '{"error": {"code": "FORBIDDEN", "message": "You don''t have permission"}}')::json)
      $$;

      create function prune(place text, of_id text, keep integer) returns void language sql as $$
        with boundary as (
          update document set oldest = greatest(oldest, head - keep + 1)
          where space = 'default' and collection = place and id = of_id
          returning doc, oldest)
        delete from version v using boundary b where v.doc = b.doc and v.version < b.oldest
      $$;
      """;

  private Commits() {}
}
