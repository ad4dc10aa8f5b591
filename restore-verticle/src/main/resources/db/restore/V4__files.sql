-- The bytes of files, kept apart from what is known of them: a version of a file names its bytes by their hash, so that a restore copies none.

create table blob (
  blob       bigint generated always as identity primary key,
  state      text not null check (state in ('receiving', 'complete', 'dropped')),
  space      text collate "C" not null,                          -- where they were sent to
  touched_at timestamptz not null default clock_timestamp(),     -- the last sign of life while they are being received
  size       bigint,
  sha256     bytea,
  check (state <> 'complete' or (size is not null and sha256 is not null))
);

comment on table blob is
  'The same bytes are kept once. Complete in the commit of the first version that names them, and from then on for ever, as that version is;
   dropped when the upload was given up, or others had sent the same before: then the chunks are removed, and at last the row.';

create unique index blob_sha256 on blob (sha256) where state = 'complete';
create index blob_receiving on blob (space, touched_at) where state = 'receiving';
create index blob_dropped on blob (blob) where state = 'dropped';

create table chunk (
  blob  bigint not null references blob on delete cascade,
  place integer not null,                                        -- from 0
  data  bytea not null,
  primary key (blob, place)
);

-- Most files are compressed already.
alter table chunk alter column data set storage external;
