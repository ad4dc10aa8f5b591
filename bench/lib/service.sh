# The service under test. Sourced by bench/run, which sets `root`, `bench` and `work`.

service=

# Starts the service and waits until it answers; sets `service` (its process) and `url`.
start_service() {
  : >"$work/ready"
  cp "$bench/reinstate.yaml" "$work"
  (
    cd "$work"
    JAVA_OPTS='-Xmx256m -Xlog:gc:file=gc.log' exec "$root/reinstate" serve --port 0 --data-dir data --config reinstate.yaml
  ) >"$work/ready" 2>"$work/service.log" &
  service=$!
  until url=$(sed -n 's/^reinstate ready on //p' "$work/ready") && [ -n "$url" ]; do
    kill -0 "$service" 2>/dev/null || fail "the service did not start: $(tail -n 5 "$work/service.log")"
    sleep 0.2
  done
  find_postgres
}

stop_service() {
  [ -n "$service" ] || return 0
  kill -CONT "$service" 2>/dev/null || true
  kill -TERM "$service" 2>/dev/null || true
  wait "$service" || true
  service=
}

# Lets the service finish what it does in the background, and then takes it off the processor, so that pgbench has the machine to itself.
# It must not be stopped in the middle of a transaction: that would keep every row alive that pgbench outdates.
pause_service() {
  local attempt
  for attempt in $(seq 300); do
    if [ "$(unread_events)" = 0 ]; then
      kill -STOP "$service"
      if [ "$(sql -c "select count(*) from pg_stat_activity where application_name = 'reinstate' and state <> 'idle'")" = 0 ]; then
        return 0
      fi
      kill -CONT "$service"
    fi
    sleep 0.2
  done
  fail 'the service does not come to rest'
}

resume_service() {
  kill -CONT "$service"
}

# The processor time of all processes of the service so far, in clock ticks, without that of PostgreSQL.
service_ticks() {
  local process
  for process in "$service" "${members[@]}"; do
    sed 's/.*) //' "/proc/$process/stat"
  done | awk '{ ticks += $12 + $13 } END { print ticks }'
}

# The next question for the peak memory will be about what comes now.
begin_memory() {
  echo 5 >"/proc/$service/clear_refs"
  collections=$(wc -l <"$work/gc.log")
}

# Megabytes: the heap's peak, its peak right after a collection, and the process's.
end_memory() {
  tail -n "+$((collections + 1))" "$work/gc.log" |
    sed -n 's/.* \([0-9]*\)M->\([0-9]*\)M(.*/\1 \2/p' |
    awk -v process="$(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\) kB/\1/p' "/proc/$service/status")" '
      $1 > heap { heap = $1 }
      $2 > live { live = $2 }
      END { printf "heap_peak_mb\t%d\nheap_live_peak_mb\t%d\nprocess_peak_mb\t%d\n", heap, live, process / 1024 }'
}
