# How far the audit trail is behind while the service does what it can. Sourced by bench/run.

sampler=

# Seconds and events, of the events that audit has not read yet.
audit_lag() {
  sql -F ' ' -c "select coalesce(round(extract(epoch from clock_timestamp() - min(event.at)), 3), 0), count(event.at)
                 from position
                 left join event on event.xid >= pg_snapshot_xmin(position.since)
                   and not pg_visible_in_snapshot(event.xid, position.since)
                   and (position.until is null or event.seq > position.seq or not pg_visible_in_snapshot(event.xid, position.until))
                 where position.consumer = 'audit'"
}

audit_entries() {
  sql -c 'select seq from audit.chain'
}

stop_sampler() {
  [ -z "$sampler" ] || kill "$sampler" 2>/dev/null || true
  sampler=
}

catch_up() {
  local attempt
  for attempt in $(seq 6000); do
    case $(audit_lag) in '0 0' | '0.000 0') return 0 ;; esac
    sleep 0.1
  done
  fail 'audit does not catch up'
}

# Restores at so many connections for so long; the lag is looked at twice a second. Writes the facts about audit to standard output.
measure_audit() {
  local connections=$1 length=$2 entries begin
  latencies=audit
  sql -c checkpoint
  catch_up
  run_wrk "$connections" "$warm_up" POST /employees/emp_ "$documents" 5
  catch_up
  (while sleep 0.5; do audit_lag; done) >"$work/audit.lag" &
  sampler=$!
  entries=$(audit_entries)
  run_wrk "$connections" "$length" POST /employees/emp_ "$documents" 5
  entries=$(($(audit_entries) - entries))
  stop_sampler
  begin=$(date +%s%6N)
  catch_up
  printf '%s\t%s\n' \
    connections "$connections" \
    seconds "$length" \
    restores "$requests" \
    entries "$entries" \
    lag_seconds_most "$(awk '$1 > most { most = $1 } END { print most + 0 }' "$work/audit.lag")" \
    lag_seconds_end "$(tail -n 1 "$work/audit.lag" | cut -d ' ' -f 1)" \
    lag_events_most "$(awk '$2 > most { most = $2 } END { print most + 0 }' "$work/audit.lag")" \
    catch_up_seconds "$(awk -v us=$(($(date +%s%6N) - begin)) 'BEGIN { print us / 1000000 }')"
}

# Keeps audit from working: it stays where it is in the log as long as somebody else has its position, as another process of the service would.
hold_audit() {
  PGAPPNAME=bench-hold psql -X -q -c 'begin' -c "select from position where consumer = 'audit' for update" -c 'select pg_sleep(3600)' \
    >"$work/hold.out" 2>&1 &
  holder=$!
  until [ "$(sql -c "select count(*) from pg_stat_activity where application_name = 'bench-hold' and query like '%pg_sleep%'")" = 1 ]; do
    kill -0 "$holder" 2>/dev/null || fail "psql: $(tail -n 3 "$work/hold.out")"
    sleep 0.1
  done
}

release_audit() {
  sql -c "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'bench-hold'" >/dev/null
  wait "$holder" || true
}
