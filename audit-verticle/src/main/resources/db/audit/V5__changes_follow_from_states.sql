-- What changed between two states follows from them, and they never change; kept in every entry as well, it was most of what an entry takes, and
-- half of the work of writing one. Entries from before keep theirs: their hashes cover it.
alter table entry alter column changes drop not null;

comment on column entry.changes is
  'Null: what differs between "before" and "after", which whoever reads the entry compares. The hash covers the text, or that there is none.';
