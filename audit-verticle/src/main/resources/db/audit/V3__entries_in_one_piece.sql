-- The changes of an entry often make its row a little longer than 2 KB, from where on PostgreSQL tries to compress it and then keeps its parts in
-- a table beside it. Both together took half of the time of writing an entry, for text that hardly gets smaller; up to a page it stays as it is.
alter table entry set (toast_tuple_target = 8160);
