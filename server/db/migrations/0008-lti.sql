-- Learning management systems (platforms) that open classes of this lab and take its grades: LTI 1.3 Advantage.
create table lti_platforms (
  id uuid primary key,
  name text not null check (length(name) between 1 and 100),
  -- What the platform's tokens say that they come from and are for.
  issuer text not null,
  client_id text not null,
  authorization_url text not null,
  token_url text not null,
  jwks_url text not null,
  created_by uuid not null references users (id),
  created_at timestamptz not null,
  unique (issuer, client_id)
);

create table lti_deployments (
  platform_id uuid not null references lti_platforms (id) on delete cascade,
  deployment_id text not null,
  primary key (platform_id, deployment_id)
);

-- Keys that the lab signs with. The private one is sealed with the server's secret.
create table lti_keys (
  kid text primary key,
  public_jwk jsonb not null,
  sealed bytea not null,
  created_at timestamptz not null
);

-- Launches that have begun and not ended: each ends once, in the browser where it began.
create table lti_logins (
  state_sha256 bytea primary key,
  nonce_sha256 bytea not null,
  browser_sha256 bytea not null,
  platform_id uuid not null references lti_platforms (id) on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index lti_logins_expires on lti_logins (expires_at);

-- A course of a platform and the class that it is here.
create table lti_contexts (
  id uuid primary key,
  platform_id uuid not null,
  deployment_id text not null,
  context_id text not null,
  class_id uuid not null references classes (id),
  -- Where its people are listed; absent: the platform does not tell.
  memberships_url text,
  synced_at timestamptz,
  -- Why its people could not be listed the last time.
  sync_error text,
  created_at timestamptz not null,
  unique (platform_id, deployment_id, context_id),
  unique (class_id, id),
  foreign key (platform_id, deployment_id) references lti_deployments (platform_id, deployment_id) on delete cascade
);

-- Who is in a class because a platform says so, and what it said they are.
create table lti_members (
  class_id uuid not null,
  context_id uuid not null,
  member_id uuid not null,
  -- The platform's id of the person.
  subject text not null,
  role text not null check (role in ('instructor', 'ta', 'learner')),
  primary key (context_id, member_id),
  foreign key (class_id, context_id) references lti_contexts (class_id, id) on delete cascade,
  foreign key (class_id, member_id) references members (class_id, id)
);
create index lti_members_member on lti_members (member_id);

-- A link in a course that opens the class, or one assignment of it.
create table lti_links (
  id uuid primary key,
  class_id uuid not null,
  context_id uuid not null,
  resource_link_id text not null,
  title text not null,
  assignment_id uuid,
  -- Where its scores go; absent: it has no column in the platform's gradebook.
  line_item_url text,
  created_at timestamptz not null,
  unique (context_id, resource_link_id),
  unique (class_id, id),
  foreign key (class_id, context_id) references lti_contexts (class_id, id) on delete cascade,
  foreign key (class_id, assignment_id) references assignments (class_id, id)
);
create index lti_links_assignment on lti_links (assignment_id);

-- What the platform's gradebook is to be told: the newest score of each person for each link, until it has it.
create table lti_scores (
  class_id uuid not null,
  link_id uuid not null,
  member_id uuid not null,
  points double precision not null,
  most double precision not null,
  -- When the grade became what it is: the platform keeps what is newer.
  graded_at timestamptz not null,
  -- newer: the platform holds something newer, which is left alone.
  state text not null check (state in ('waiting', 'sent', 'newer', 'refused')),
  tries int not null default 0,
  -- Not before; of one that is being sent: until when nobody else takes it.
  due_at timestamptz not null,
  sent_at timestamptz,
  -- What the platform answered, or why it was not reached.
  error text,
  primary key (link_id, member_id),
  foreign key (class_id, link_id) references lti_links (class_id, id) on delete cascade,
  foreign key (class_id, member_id) references members (class_id, id)
);
create index lti_scores_waiting on lti_scores (due_at) where state = 'waiting';
create index lti_scores_class on lti_scores (class_id);

-- What an instructor is choosing for a course: answered once, to the address that the platform gave.
create table lti_choices (
  id uuid primary key,
  context_id uuid not null references lti_contexts (id) on delete cascade,
  user_id uuid not null references users (id),
  return_url text not null,
  data text,
  takes_many boolean not null,
  created_at timestamptz not null,
  answered_at timestamptz
);
