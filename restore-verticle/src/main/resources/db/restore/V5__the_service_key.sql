-- What the service signs and encrypts for itself alone, so that its processes share it without sharing a file: tokens of guests, plans of
-- restores, what the processes send each other. Where the configuration has a key (auth.service_key), this one is not used.

create table service_key (
  one        boolean primary key default true check (one),       -- there is one row
  key        text not null check (octet_length(key) >= 32),
  created_at timestamptz not null default clock_timestamp()
);

comment on table service_key is
  'Whoever reads this can make tokens of guests and plans, and speak for a process of the service. Whoever can read it can read and write the documents anyway.';
