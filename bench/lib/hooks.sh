# What hooks cost the restores that they are told of, and how fast they are told. Sourced by bench/run, which sets `root`, `bench`, `work`
# and `jdk`.

receiver=

start_receiver() {
  "$jdk/bin/javac" -proc:none -cp "$root/launcher/target/reinstate.jar" -d "$work/receiver" "$bench"/receiver/*.java
  coproc RECEIVER {
    exec "$jdk/bin/java" -Xmx256m -cp "$work/receiver:$root/launcher/target/reinstate.jar" dev.reinstate.bench.Receiver 2>"$work/receiver.log"
  }
  receiver=$RECEIVER_PID
  tell open
  port=$told
}

# One command to the receiver; its answer is in `told`. Not in a subshell: it has no way to the receiver.
tell() {
  printf '%s\n' "$*" >&"${RECEIVER[1]}"
  read -r told <&"${RECEIVER[0]}" || fail "the receiver of webhooks failed: $(tail -n 3 "$work/receiver.log")"
}

stop_receiver() {
  [ -z "$receiver" ] || kill "$receiver" 2>/dev/null || true
  receiver=
}

# The service's hooks are these from now on; without arguments it has none. An outage lasts longer than a first attempt, so they are told
# again and again, after the first pause that is the default.
configure_hooks() {
  local hook reloads pauses
  reloads=$(grep -c 'configuration was reloaded' "$work/service.log" || true)
  pauses=$(printf ', 5s%.0s' $(seq 20))
  {
    cat "$bench/reinstate.yaml"
    [ $# -eq 0 ] || printf 'hooks:\n  employees:\n    post_update:\n'
    for hook in "$@"; do
      printf '      - { name: %s, http: "http://127.0.0.1:%s/%s", secret: "whsec_%s", retry: [%s] }\n' \
        "$hook" "$port" "$hook" "$(head -c 32 /dev/zero | base64)" "${pauses#, }"
    done
  } >"$work/reinstate.yaml"
  kill -HUP "$service"
  until [ "$(grep -c 'configuration was reloaded' "$work/service.log" || true)" -gt "$reloads" ]; do
    grep -q 'was not reloaded' "$work/service.log" && fail "$(tail -n 5 "$work/service.log")"
    sleep 0.1
  done
}

without_deliveries() {
  configure_hooks
  sql -c 'truncate hooks.delivery, hooks.queue'
}

open_deliveries() {
  sql -c "select coalesce(sum(open), 0) from hooks.queue where hook = '$1'"
}

read_to_the_end() {
  local attempt
  for attempt in $(seq 600); do
    [ "$(unread_events)" != 0 ] || return 0
    sleep 0.1
  done
  fail 'hooks do not read the log to its end'
}

measure_restores_with() {
  local round=$1 what=$2
  without_deliveries
  case $what in
    notify) configure_hooks notify ;;
    two) configure_hooks notify other ;;
    beside) configure_hooks notify stuck ;;
  esac
  tell forget /notify
  sql -c checkpoint
  measure_service "hook-$what" "$hooks_level" "$hooks_level" "$seconds" POST /employees/emp_ "$documents" 5
  printf 'open_%s_%s\t%s\n' "$what" "$round" "$(open_deliveries notify)" >>"$work/hooks.tsv"
}

# With no hook, with one and with two whose receivers answer at once, and with one of these and another whose receiver hangs; the other way
# round in the second round.
measure_restores_with_hooks() {
  local round=$1 what order='none notify two beside'
  [ "$round" -eq 1 ] || order='beside two notify none'
  for what in $order; do
    measure_restores_with "$round" "$what"
  done
}

# The receiver is away while that many restores and more are made, and back then. How long until it has been told of so many?
measure_outage() {
  without_deliveries
  configure_hooks notify
  tell close
  while [ "$(open_deliveries notify)" -lt "$deliveries" ]; do
    run_wrk "$hooks_level" "$((seconds < 5 ? seconds : 5))" POST /employees/emp_ "$documents" 5
    read_to_the_end
  done
  tell forget /notify
  tell open
  tell wait /notify "$deliveries"
  printf '%s\t%s\n' drained "$deliveries" drain_seconds "$(awk -v us="$told" 'BEGIN { print us / 1000000 }')" >>"$work/hooks.tsv"
  while [ "$(open_deliveries notify)" != 0 ]; do
    sleep 0.2
  done
  check_order
}

# What came twice was sent twice, and may; a change that comes after a later one of its document may not.
check_order() {
  local messages again late
  tell counts /notify
  read -r messages again late <<<"$told"
  [ "$late" = 0 ] || fail "$late of $messages changes were told after later ones of their document"
}

# Past changes once more; sets `told` to how long that took and `replayed` to how many they were.
replay() {
  tell forget /notify
  replayed=$(curl -sS --fail-with-body -X POST "$url/_hooks/deliveries/replay" -H "Authorization: Bearer $admin" \
    -H 'Content-Type: application/json' -d "{\"hook\":\"notify\",\"to\":\"$replay_to\"}" | sed 's/.*"deliveries":\([0-9]*\).*/\1/')
  tell wait /notify "$replayed"
}

# A receiver that hangs has all that its hook may have under way.
begin_to_hang() {
  configure_hooks stuck
  run_wrk "$hooks_level" 2 POST /employees/emp_ "$documents" 5
  read_to_the_end
}

measure_beside() {
  local round=$1 beside order='alone beside'
  [ "$round" -eq 1 ] || order='beside alone'
  for beside in $order; do
    if [ "$beside" = alone ]; then
      configure_hooks notify
    else
      begin_to_hang
      configure_hooks notify stuck
    fi
    sql -c checkpoint
    replay
    printf '%s_%s\t%s\n' "$beside" "$round" "$(awk -v n="$replayed" -v us="$told" 'BEGIN { print n * 1000000 / us }')" >>"$work/hooks.tsv"
  done
}

measure_hooks() {
  local round seconds=$((seconds < 10 ? seconds : 10))
  token=$manager
  start_receiver
  tell answer /notify
  tell hang /stuck
  say 'warming up with a hook'
  configure_hooks notify
  latencies=warm-up
  run_wrk "$hooks_level" "$seconds" POST /employees/emp_ "$documents" 5
  for round in $(seq "$rounds"); do
    say "round $round of $rounds: without a hook, with one, with one beside one that hangs"
    measure_restores_with_hooks "$round"
  done
  say "an outage of a receiver, until $deliveries deliveries wait"
  measure_outage
  replay_to=$(sql -c "select to_char(at, 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') from hooks.delivery order by id offset $((deliveries / 3)) limit 1")
  for round in $(seq "$rounds"); do
    say "round $round of $rounds: deliveries, alone and beside a receiver that hangs"
    measure_beside "$round"
  done
  stop_receiver
}
