-- How many events of each type audit has read. Written in the transaction that moves audit's position, so each event counts once.
create table seen (
  type   text primary key,
  events bigint not null
);
