# Spaces that go back in time, by the service and by SQL written by hand, on the same database. Sourced by bench/run, which sets `root`,
# `bench` and `work`.

# A space with a workbook, a sheet, and so many records.
make_space() {
  local space=$1 records=$2
  post "/spaces" "{\"_id\":\"$space\"}" >/dev/null
  post "/spaces/$space/workbooks" '{"_id":"workbook","name":"Workbook"}' >/dev/null
  post "/spaces/$space/sheets" '{"_id":"sheet","name":"Sheet","workbook_id":"workbook"}' >/dev/null
  sql -v space="$space" -v records="$records" -f "$bench/sql/records.sql"
}

post() {
  curl -sS --fail-with-body -X POST "$url$1" -H "Authorization: Bearer $admin" -H 'Content-Type: application/json' -d "$2"
}

# Changes so many records; sets `before` to the moment just before that.
change() {
  local space=$1 count=$2
  before=$(sql -c "select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')")
  sql -v space="$space" -v count="$count" -f "$bench/sql/change_records.sql"
  sql -c 'analyze document, version, content' -c checkpoint
}

# The seconds that a command takes, in `took`.
timed() {
  local begin
  begin=$(date +%s%6N)
  "$@" >"$work/timed.out" || fail "$1: $(tail -c 300 "$work/timed.out")"
  took=$(awk -v us=$(($(date +%s%6N) - begin)) 'BEGIN { print us / 1000000 }')
}

by_hand() {
  sql -v space="$1" -v at="$before" -f "$bench/sql/$2_by_hand.sql"
}

preview() {
  curl -sS --fail-with-body "$url/spaces/$1/restore?dateTime=$before&_limit=1" -H "Authorization: Bearer $admin"
}

# Until it is done, also when that takes longer than a request may: then the stream of its progress ends with it.
restore() {
  local operation
  post "/spaces/$1/restore?dateTime=$before" '{}' >"$work/restore.out" || return 1
  operation=$(sed -n 's/.*"operation_id":"\([^"]*\)".*"status":"running".*/\1/p' "$work/restore.out")
  [ -z "$operation" ] ||
    curl -sS --fail-with-body -N "$url/spaces/$1/restores/$operation" -H "Authorization: Bearer $admin" -H 'Accept: text/event-stream' |
    grep -q '^event: done'
}

figure() {
  printf '%s\t%s\n' "$1" "$2" >>"$work/spaces.tsv"
}

# One space, so many of its records changed. Each restore needs changes of its own.
measure_restore() {
  local space=$1 count=$2 round=$3 way order='hand service'
  [ "$round" -eq 1 ] || order='service hand'
  for way in $order; do
    change "$space" "$count"
    if [ "$way" = hand ]; then
      timed by_hand "$space" plan
      figure "${space}_${count}_plan_hand_$round" "$took"
      timed by_hand "$space" restore
    else
      timed preview "$space"
      figure "${space}_${count}_preview_service_$round" "$took"
      timed restore "$space"
    fi
    figure "${space}_${count}_restore_${way}_$round" "$took"
  done
}

# Restores of single documents elsewhere, alone and while a whole space goes back.
measure_elsewhere() {
  local count=$1
  token=$manager
  latencies=warm-up
  run_wrk 16 "$seconds" POST /employees/emp_ "$documents" 5
  measure_service elsewhere-alone 16 16 "$seconds" POST /employees/emp_ "$documents" 5
  change large "$count"
  restore large &
  measure_service elsewhere-beside 16 16 "$seconds" POST /employees/emp_ "$documents" 5
  wait $! || fail "restore: $(tail -c 300 "$work/restore.out")"
}

measure_spaces() {
  local round count
  say "making a space of 10,000 records and one of $records"
  make_space small 10000
  make_space large "$records"
  sql -c 'vacuum (analyze)'
  # What runs for the first time is slower, by hand and by the service.
  measure_restore small 1000 0
  begin_memory
  for round in $(seq "$rounds"); do
    for count in 1000 10000 100000 1000000; do
      [ "$count" -le "$records" ] || continue
      say "round $round of $rounds: $count of $records records go back"
      [ "$count" -ne 1000 ] || measure_restore small 1000 "$round"
      measure_restore large "$count" "$round"
    done
  done
  end_memory >>"$work/spaces.tsv"
  say 'restores elsewhere, meanwhile'
  measure_elsewhere "$records"
}
