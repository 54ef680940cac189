-- A hash over all of a person's events up to one, in their places. A client that knows it at its cursor can tell a server that was
-- restored from a backup and has given the same places to other events. Null: of before this migration, and not looked at.
alter table events add column chain bytea;
alter table sync_heads add column chain bytea;
