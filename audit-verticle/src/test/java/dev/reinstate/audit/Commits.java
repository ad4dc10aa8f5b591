package dev.reinstate.audit;

/** Database functions that leave behind what the restore verticle does. */
final class Commits {
  static final String FUNCTIONS =
      """
      create function event_context(act text, by text) returns json language sql as $$
        select json_build_object('action', act, 'user_id', by, 'user_roles', json_build_array('admin', E'r\\u0001"'),
                 'ip_address', '127.0.0.1', 'user_agent', 'agent/1.0', 'request_id', 'request-' || act,
                 'correlation_id', 'run-1', 'change_reason', 'why', 'arrived_at', '2026-01-01T00:00:00Z',
                 'operation_id', nullif(current_setting('test.operation', true), ''))
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
        insert into version
          (doc, version, content, action, updated_at, updated_by, change_reason, restored_from, correlation, operation, space)
        select n, v, state, act, moment, by,
               case act when 'snapshot' then 'Pre-restore snapshot' else 'why' end, target, 'run-1',
               nullif(current_setting('test.operation', true), ''), space
        from document
        where doc = n
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

      create function in_operation(name text) returns void language sql as $$
        select set_config('test.operation', name, true)
      $$;

      create function commit_deletions(ids text[], name text) returns void language sql as $$
        select in_operation(name);
        select commit_change('employees', id, null, 'alice') from unnest(ids) id
      $$;

      create function go_back(d document, target integer, state bigint, moment timestamptz) returns text language plpgsql as $$
      declare
        deed text := case when target is null then 'delete' when d.deleted then 'create' else 'update' end;
        added integer := case deed when 'delete' then 1 else 2 end;
      begin
        if deed = 'delete' then
          perform write_version(d.doc, d.head + 1, 'delete', null, moment, 'alice', null);
        else
          perform write_version(d.doc, d.head + 1, 'snapshot', d.content, moment, 'alice', null);
          perform write_version(d.doc, d.head + 2, 'restore', state, moment, 'alice', target);
        end if;
        update document
        set head = d.head + added, content = state, deleted = deed = 'delete', updated_at = moment, updated_by = 'alice'
        where doc = d.doc;
        return deed;
      end
      $$;

      create function finish_operation(name text, then_at timestamptz, moment timestamptz, deeds text[]) returns void
      language sql as $$
        with done as (
          select jsonb_build_object(
                   'create', count(*) filter (where deed = 'create'),
                   'update', count(*) filter (where deed = 'update'),
                   'delete', count(*) filter (where deed = 'delete')) as counts, count(*) as changed
          from unnest(deeds) deed
        ),
        sums as (
          select counts,
                 case changed when 0 then '{}' else jsonb_build_object('employees', counts) end as by_collection from done
        ),
        kept as (
          insert into operation
            (operation, space, status, date_time, by_collection, started_by, started_at, restored_at, change_reason)
          select name, 'default', 'done', then_at, by_collection, 'alice', moment, moment, 'why' from sums
        )
        insert into event (type, at, doc, space, collection, document_id, after, context)
        select 'reinstate.space.restored', moment, doc, 'default', 'spaces', 'default',
               store_content(jsonb_build_object(
                 'operation_id', name, 'counts', counts, 'by_collection', by_collection,
                 'date_time', to_char(then_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text),
               event_context('restore', 'alice')
        from sums, document
        where space = 'default' and collection = 'spaces'
      $$;

      create function restore_space(then_at timestamptz, name text) returns void language plpgsql as $$
      declare
        d document;
        was version;
        deeds text[] := '{}';
        moment timestamptz := clock_timestamp();
      begin
        perform in_operation(name);
        for d in select * from document where collection = 'employees' and updated_at > then_at order by doc loop
          select * into was from version v
          where v.doc = d.doc and v.updated_at <= then_at and action <> 'snapshot'
          order by v.version desc limit 1;
          if was.content is distinct from d.content then
            deeds := deeds || go_back(d, case when was.content is not null then was.version end, was.content, moment);
          end if;
        end loop;
        perform finish_operation(name, then_at, moment, deeds);
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
