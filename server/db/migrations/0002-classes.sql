create table classes (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  -- An IANA name: due dates are meant, shown and shifted in it.
  time_zone text not null,
  -- Eight characters of Crockford's base 32.
  join_code text not null unique,
  is_join_open boolean not null,
  join_expires_at timestamptz,
  -- So many may join by the code in an hour; at the next one it is closed, and the instructor told.
  joins_per_hour int not null default 100 check (joins_per_hour between 1 and 5000),
  was_join_flooded boolean not null default false,
  needs_approval boolean not null,
  -- Work done offline before the deadline and sent after it counts as on time within so many minutes; 0: never by itself.
  offline_grace_minutes int not null default 0 check (offline_grace_minutes between 0 and 20160),
  -- Makes each learner's hidden cases their own.
  secret bytea not null,
  copied_from uuid,
  created_by uuid not null references users (id),
  created_at timestamptz not null,
  archived_at timestamptz
);

create table sections (
  id uuid primary key,
  class_id uuid not null references classes (id),
  name text not null check (length(name) between 1 and 100),
  unique (class_id, name),
  -- What refers to a section refers to it with its class, so that one of another class cannot be named.
  unique (class_id, id)
);

create table members (
  id uuid primary key,
  class_id uuid not null references classes (id),
  user_id uuid not null references users (id),
  role text not null check (role in ('instructor', 'ta', 'learner')),
  status text not null check (status in ('active', 'pending', 'left', 'removed')),
  section_id uuid,
  -- The school's number of the person.
  student_id text,
  -- An assistant exports grades only with this.
  may_export boolean not null default false,
  -- An assistant without it sees the sections of `ta_sections` alone.
  sees_all_sections boolean not null default true,
  created_at timestamptz not null,
  unique (class_id, user_id),
  unique (class_id, id),
  foreign key (class_id, section_id) references sections (class_id, id)
);
create index members_user on members (user_id);
create index members_section on members (class_id, section_id);

create table ta_sections (
  class_id uuid not null,
  member_id uuid not null,
  section_id uuid not null,
  primary key (member_id, section_id),
  foreign key (class_id, member_id) references members (class_id, id) on delete cascade,
  foreign key (class_id, section_id) references sections (class_id, id) on delete cascade
);

-- Who is expected: a line of the roster, until the person has joined by the link that belongs to it.
create table roster (
  id uuid primary key,
  class_id uuid not null references classes (id),
  name text not null check (length(name) between 1 and 100),
  email text,
  student_id text,
  section_id uuid,
  token_sha256 bytea not null unique,
  member_id uuid,
  created_at timestamptz not null,
  foreign key (class_id, section_id) references sections (class_id, id),
  foreign key (class_id, member_id) references members (class_id, id)
);
create index roster_class on roster (class_id);
create unique index roster_student on roster (class_id, student_id);

create table assignments (
  id uuid primary key,
  class_id uuid not null references classes (id),
  position int not null,
  title text not null check (length(title) between 1 and 200),
  kind text not null check (kind in ('module', 'lesson')),
  -- The module's or the lesson's id in the course, such as 2 or 2.4.
  content_id text not null,
  points numeric(8, 2) not null check (points >= 0),
  opens_at timestamptz,
  due_at timestamptz,
  closes_at timestamptz,
  late_policy jsonb not null,
  -- Absent: as many as one likes.
  max_attempts int check (max_attempts > 0),
  cooldown_seconds int not null default 0 check (cooldown_seconds between 0 and 86400),
  release_policy text not null check (release_policy in ('at-once', 'after-due', 'when-released', 'score-only')),
  released_at timestamptz,
  created_at timestamptz not null,
  removed_at timestamptz,
  unique (class_id, id),
  check (opens_at is null or due_at is null or opens_at < due_at),
  check (due_at is null or closes_at is null or due_at <= closes_at),
  check (opens_at is null or closes_at is null or opens_at < closes_at)
);
create index assignments_class on assignments (class_id, position);

-- An assignment without a line here is for everyone.
create table assignment_sections (
  class_id uuid not null,
  assignment_id uuid not null,
  section_id uuid not null,
  primary key (assignment_id, section_id),
  foreign key (class_id, assignment_id) references assignments (class_id, id) on delete cascade,
  foreign key (class_id, section_id) references sections (class_id, id) on delete cascade
);

-- Other dates for a section or a person. Absent fields leave what is; the person's comes after the section's.
create table overrides (
  id uuid primary key,
  class_id uuid not null,
  assignment_id uuid not null,
  section_id uuid,
  member_id uuid,
  opens_at timestamptz,
  due_at timestamptz,
  closes_at timestamptz,
  extra_attempts int not null default 0 check (extra_attempts >= 0),
  is_excused boolean not null default false,
  reason text not null check (length(reason) between 1 and 1000),
  made_by uuid not null references users (id),
  created_at timestamptz not null,
  check ((section_id is null) <> (member_id is null)),
  unique (assignment_id, section_id),
  unique (assignment_id, member_id),
  foreign key (class_id, assignment_id) references assignments (class_id, id),
  foreign key (class_id, section_id) references sections (class_id, id),
  foreign key (class_id, member_id) references members (class_id, id)
);
