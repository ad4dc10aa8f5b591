# Single measurements: each adds a line to measurements.tsv (what, parameter, requests, seconds, ticks of the service and of PostgreSQL,
# unread events, file) and a file of latencies: "microseconds count" a line. Sourced by bench/run.

measured=0
warm_up=3
pgbench=

# The log is emptied, so that no side works on what the other has left there.
prepare() {
  sql -c 'truncate event'
  measured=$((measured + 1))
  latencies=$measured.latencies
}

threads_for() {
  local cores
  cores=$(nproc)
  if [ "$1" -lt 2 ] || [ "$cores" -lt 2 ]; then echo 1; else echo 2; fi
}

record() {
  printf '%s\t' "$@" "$latencies" | sed 's/\t$/\n/' >>"$work/measurements.tsv"
}

stop_pgbench() {
  [ -z "$pgbench" ] || kill "$pgbench" 2>/dev/null || true
}

# Restores by pgbench with so many clients. What counts is the time between the warm-up and two seconds before the end: connections are
# neither made nor closed in it.
measure_pgbench() {
  local clients=$1 begin end ticks log=$work/pgbench
  pause_service
  prepare
  sql -c checkpoint
  pgbench -n -M prepared -c "$clients" -j "$(threads_for "$clients")" -T $((warm_up + seconds + 2)) \
    -D documents="$documents" -D context="$context" -f "$bench/sql/restore.sql" -l --log-prefix="$log" >"$log.out" 2>&1 &
  pgbench=$!
  until [ -n "$(find "$work" -name "pgbench.[0-9]*" -size +0)" ]; do
    kill -0 "$pgbench" 2>/dev/null || fail "pgbench: $(tail -n 3 "$log.out")"
    sleep 0.1
  done
  sleep "$warm_up"
  ticks=$(postgres_ticks) begin=$(date +%s%6N)
  sleep "$seconds"
  ticks=$(($(postgres_ticks) - ticks)) end=$(date +%s%6N)
  wait "$pgbench" || fail "pgbench: $(tail -n 3 "$log.out")"
  pgbench=
  cat "$log".[0-9]* | awk -v begin="$begin" -v end="$end" '
    { at = $5 * 1000000 + $6 }
    at >= begin && at < end { count[$3]++ }
    END { for (latency in count) print latency, count[latency] }' | sort -n >"$work/$latencies"
  rm -f "$log".*
  [ -s "$work/$latencies" ] || fail 'pgbench did nothing in the time measured'
  record pgbench "$clients" "$(awk '{ n += $2 } END { print n }' "$work/$latencies")" \
    "$(awk -v us=$((end - begin)) 'BEGIN { print us / 1000000 }')" 0 "$ticks" 0
  resume_service
}

# wrk with so many connections for so many seconds; the other arguments are those of requests.lua. Sets `requests` and `microseconds`.
run_wrk() {
  local connections=$1 length=$2 errors
  shift 2
  BENCH_TOKEN=$token BENCH_OUTPUT=$work/$latencies.wrk \
    wrk -t "$(threads_for "$connections")" -c "$connections" -d "${length}s" -s "$bench/wrk/requests.lua" "$url" -- "$@" \
    >"$work/wrk.out" 2>&1 || fail "wrk: $(tail -n 3 "$work/wrk.out")"
  read -r requests microseconds errors <"$work/$latencies.wrk"
  [ "$errors" = 0 ] || fail "$errors of $requests requests failed: $(tail -n 5 "$work/wrk.out")"
}

# Requests to the service: what to call it, a parameter, the connections, the seconds, and the arguments of requests.lua.
measure_service() {
  local what=$1 parameter=$2 connections=$3 length=$4 service_before postgres_before
  shift 4
  prepare
  run_wrk "$connections" "$warm_up" "$@"
  service_before=$(service_ticks) postgres_before=$(postgres_ticks)
  run_wrk "$connections" "$length" "$@"
  record "$what" "$parameter" "$requests" "$(awk -v us="$microseconds" 'BEGIN { print us / 1000000 }')" \
    $(($(service_ticks) - service_before)) $(($(postgres_ticks) - postgres_before)) "$(unread_events)"
  tail -n +2 "$work/$latencies.wrk" >"$work/$latencies"
}
