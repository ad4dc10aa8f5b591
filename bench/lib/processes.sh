# The service in several processes, beside all of it in one. Sourced by bench/run, which sets `root`, `bench`, `work` and `manager`.

# Those that work together, by their roles.
declare -A members=()

# One more process with these roles, on the database of the service; sets `at` to where it listens.
start_member() {
  local roles=$1 output=$work/member-$1
  : >"$output"
  (
    cd "$work"
    JAVA_OPTS=-Xmx256m exec "$root/reinstate" serve --cluster --roles "${roles%-*}" --port 0 --data-dir data --config reinstate.yaml \
      --postgres "postgresql://reinstate:$PGPASSWORD@127.0.0.1:$PGPORT/reinstate"
  ) >"$output" 2>"$output.log" &
  members[$roles]=$!
  until at=$(sed -n 's/^reinstate ready on //p' "$output") && [ -n "$at" ]; do
    kill -0 "${members[$roles]}" 2>/dev/null || fail "a process did not start: $(tail -n 5 "$output.log")"
    sleep 0.2
  done
}

# Where requests are answered tells how many restore processes it knows.
await_restorers() {
  local attempt
  for attempt in $(seq 300); do
    if [[ $(curl -sS "$url/_metrics") == *"reinstate_bus_members{role=\"restore\"} $1.0"* ]]; then
      return 0
    fi
    sleep 0.2
  done
  fail "after a minute $1 processes that restore do not know of each other: $(tail -n 5 "$work/member-api.log")"
}

stop_members() {
  local member
  for member in "${members[@]}"; do
    kill -TERM "$member" 2>/dev/null || true
    wait "$member" 2>/dev/null || true
  done
  members=()
}

measure_restores_by() {
  say "round $1 of $rounds: $3"
  latencies=warm-up
  run_wrk "$processes_level" $((seconds * 2)) POST /employees/emp_ "$documents" 5
  sql -c checkpoint
  measure_service "$2" "$processes_level" "$processes_level" "$seconds" POST /employees/emp_ "$documents" 5
}

# One of two restore processes is killed; twenty documents, of which each of them had some, are restored again and again until that works.
measure_kill() {
  local n begin callers=()
  kill -KILL "${members[restore-b]}"
  begin=$(date +%s%6N)
  for n in $(seq 20); do
    (until curl -sS -f -o "$work/kill.$n" -X POST "$url/employees/emp_$n/restore/1" -H "Authorization: Bearer $manager"; do sleep 0.02; done) \
      2>>"$work/kill.log" &
    callers+=($!)
  done
  wait "${callers[@]}"
  printf 'killed_%s\t%s\n' "$1" "$(awk -v us=$(($(date +%s%6N) - begin)) 'BEGIN { print us / 1000000 }')" >>"$work/processes.tsv"
  unset 'members[restore-b]'
}

# All in one process, which then stands still, as it does for pgbench; each role in one of its own; and restores in two.
measure_processes() {
  local round one=$url
  token=$manager
  for round in $(seq "$rounds"); do
    measure_restores_by "$round" processes-one 'all in one process'
    pause_service
    start_member hooks
    start_member audit
    start_member restore-a
    start_member api
    url=$at
    await_restorers 1
    measure_restores_by "$round" processes-four 'each role in a process of its own'
    start_member restore-b
    await_restorers 2
    measure_restores_by "$round" processes-five 'the same with two that restore'
    measure_kill "$round"
    stop_members
    resume_service
    url=$one
  done
}
