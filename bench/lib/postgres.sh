# The service's embedded PostgreSQL, as its files say. Sourced by bench/run, which sets `work`.

# Points the programs of libpq at the server.
find_postgres() {
  postmaster=$(sed -n 1p "$work/data/postgres/postmaster.pid")
  PGPORT=$(sed -n 4p "$work/data/postgres/postmaster.pid")
  PGPASSWORD=$(cat "$work/data/postgres.password")
  export PGHOST=127.0.0.1 PGPORT PGPASSWORD PGUSER=reinstate PGDATABASE=reinstate PGAPPNAME=bench
}

# Runs psql; the arguments say what.
sql() {
  psql -X -q -A -t -v ON_ERROR_STOP=1 "$@"
}

# The processor time of all its processes so far, in clock ticks; of those that have ended, too, because the postmaster inherits theirs.
postgres_ticks() {
  # One that ends meanwhile has no file any more. What comes before the bracket is the name, which may contain anything.
  ps -o pid= --ppid "$postmaster" | awk -v postmaster="$postmaster" 'BEGIN { print postmaster } { print $1 }' |
    sed 's:.*:/proc/&/stat:' | { xargs cat 2>/dev/null || true; } |
    awk '{ sub(/.*\) /, ""); ticks += $12 + $13 + $14 + $15 } END { printf "%d", ticks }'
}

# How many events some consumer has not read yet.
unread_events() {
  sql -c "select count(*) from event
          where exists (select from position where not pg_visible_in_snapshot(event.xid, position.since))"
}

load() {
  local documents=$1 depth kilobytes
  say "loading $documents employees of 1.3 KB with 5 versions each"
  sql -v documents="$documents" -f "$bench/sql/employees.sql" >/dev/null
  say 'loading documents with long histories, and large ones'
  for depth in $depths; do
    sql -v documents="$documents" -v depth="$depth" -v count="$(documents_of_depth "$depth")" -f "$bench/sql/depth.sql"
  done
  for kilobytes in $sizes; do
    sql -v kilobytes="$kilobytes" -v count="$documents_of_size" -f "$bench/sql/size.sql"
  done
  sql -c 'vacuum (analyze)' -c 'checkpoint'
}
