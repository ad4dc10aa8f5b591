-- How many events of each type hooks have read. Written in the transaction that moves hooks' position, so each event counts once.
create table seen (
  type   text primary key,
  events bigint not null
);
