-- A restore of a space is one entry, however many versions it makes: an entry of a commit that is of no version. This is how a version finds
-- the entry that tells of it, and no restore has two.

create unique index entry_restore on entry (operation_id) where success and version is null;
