-- One browser profile's own log. It is claimed by the account that first sends it, with a secret that only that profile has.
create table streams (
  id uuid primary key,
  user_id uuid not null references users (id),
  secret_sha256 bytea not null,
  -- How far the server has it, without gaps.
  last_seq int not null check (last_seq >= 0),
  created_at timestamptz not null
);
create index streams_user on streams (user_id);

-- How many events of all of a person's streams there are: the number that the next one gets. Its row is the lock under which
-- they get them, so that whoever reads up to a number has seen all before it.
create table sync_heads (
  user_id uuid primary key references users (id),
  last_place int not null
);

-- Only ever added to.
create table events (
  stream_id uuid not null references streams (id),
  seq int not null check (seq > 0),
  user_id uuid not null references users (id),
  -- Its place among all events of the person.
  place int not null,
  kind text not null,
  exercise text,
  client_at timestamptz not null,
  received_at timestamptz not null,
  body jsonb not null,
  -- Of the event as it was sent: the same number with another content is another log.
  sha256 bytea not null,
  primary key (stream_id, seq),
  unique (user_id, place)
);

-- Work that was handed in. The id is the client's, so that sending it again is the same submission. Never changed.
create table submissions (
  id uuid primary key,
  class_id uuid not null,
  assignment_id uuid not null,
  member_id uuid not null,
  exercise text not null,
  content_version text not null,
  -- The server's clock; deadlines go by it.
  received_at timestamptz not null,
  -- The client's clock, and how far it was measured to be ahead of the server's (ms): evidence, not proof.
  client_at timestamptz not null,
  client_ahead_ms int not null,
  body jsonb not null,
  body_sha256 bytea not null,
  foreign key (class_id, assignment_id) references assignments (class_id, id),
  foreign key (class_id, member_id) references members (class_id, id)
);
create index submissions_member on submissions (member_id, assignment_id, exercise, received_at);
create index submissions_assignment on submissions (assignment_id, received_at);
