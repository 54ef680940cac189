-- Whose work it is stays hidden from those who grade it, under stable other names, until somebody who leads the class reveals it.
alter table assignments add column is_anonymous boolean not null default false;
alter table assignments add column revealed_at timestamptz;
alter table assignments add column revealed_by uuid references users (id);
