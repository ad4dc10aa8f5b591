-- Deliveries are taken some time before they are sent, when a receiver is fast.

comment on column delivery.status is
  'waiting: it is to be sent, when its time has come and what is before it in its queue is finished. delivering: a process has taken it to send it,
   and holds a lease on its queue. delivered: its receiver has acknowledged it. dead: its last attempt has failed, and nothing more happens to it
   unless somebody asks for it.';

comment on column delivery.attempts is
  'How often a process has taken it, but for those times when it gave it back untried; since it was made, or since somebody asked for it again.';
