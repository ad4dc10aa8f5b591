-- A restore of a space whose process ends is refused by nobody: whoever finds it tells the log so, in the name of the request that began it.

alter table operation add column context json;

comment on column operation.context is
  'Of the event that says that the restore has failed: while it runs, of the one for the case that its process ends. Null in those of earlier versions.';
