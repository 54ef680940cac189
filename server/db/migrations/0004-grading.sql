-- Contents of files that were handed in, each once, by their hash.
create table artifacts (
  sha256 bytea primary key check (length(sha256) = 32),
  bytes bytea not null check (length(bytes) <= 1048576),
  created_at timestamptz not null
);

-- Who has sent which: only those can be handed in, so that knowing the hash of somebody else's file is not having it.
create table artifact_senders (
  user_id uuid not null references users (id),
  sha256 bytea not null references artifacts (sha256) on delete cascade,
  sent_at timestamptz not null,
  primary key (user_id, sha256)
);
create index artifact_senders_sha256 on artifact_senders (sha256);

-- Which of several attempts at an exercise counts.
alter table assignments add column counts text not null default 'best' check (counts in ('best', 'last'));

-- Grading anew with another grader, beside what counts, until somebody applies it.
create table regrades (
  id uuid primary key,
  class_id uuid not null,
  assignment_id uuid not null,
  grader_version text not null,
  state text not null check (state in ('open', 'applied', 'discarded')),
  -- How it was applied: false, nobody's grade went down.
  may_lower boolean not null default false,
  started_by uuid not null references users (id),
  started_at timestamptz not null,
  ended_by uuid references users (id),
  ended_at timestamptz,
  foreign key (class_id, assignment_id) references assignments (class_id, id)
);
create index regrades_assignment on regrades (assignment_id, started_at);
-- One at a time for an assignment.
create unique index regrades_open on regrades (assignment_id) where state = 'open';

-- What is to be graded: once for each submission and version of the grader.
create table grading_jobs (
  id uuid primary key,
  submission_id uuid not null references submissions (id),
  grader_version text not null,
  state text not null check (state in ('queued', 'leased', 'done', 'failed')),
  -- Until when nobody else takes it; of one that is queued: not before.
  lease_until timestamptz,
  leased_by text,
  tries int not null default 0,
  -- The higher goes first.
  priority int not null default 0,
  -- Its result counts only once that is applied.
  regrade_id uuid references regrades (id),
  created_at timestamptz not null,
  finished_at timestamptz,
  -- Why the last try ended without a result: the lab's own fault, for the operator.
  error text,
  unique (submission_id, grader_version)
);
create index grading_jobs_waiting on grading_jobs (priority desc, created_at, id) where state in ('queued', 'leased');
create index grading_jobs_regrade on grading_jobs (regrade_id) where regrade_id is not null;

-- What a grader found. Only ever added to.
create table results (
  submission_id uuid not null references submissions (id),
  grader_version text not null,
  -- error: the lab could not grade it; counts as if it had never been handed in.
  outcome text not null check (outcome in ('passed', 'failed', 'error')),
  -- The weights passed of all weights.
  score double precision not null check (score between 0 and 1),
  -- One entry a check, in their order: id, label, weight, outcome, did, expected, seen, mistake.
  parts jsonb not null,
  trust text not null check (trust in ('verified', 'replayed', 'self-reported')),
  seed text not null,
  content_version text not null,
  -- How long it took (ms).
  took_ms int not null,
  made_at timestamptz not null,
  primary key (submission_id, grader_version)
);

-- The one of its results by which a submission counts.
create table counted_results (
  submission_id uuid primary key,
  grader_version text not null,
  foreign key (submission_id, grader_version) references results (submission_id, grader_version)
);

-- What each piece of work comes to for each person. All but what was overridden follows from submissions, counted results,
-- dates and policies, and is computed anew when one of them changes.
create table grades (
  class_id uuid not null,
  member_id uuid not null,
  assignment_id uuid not null,
  -- Points for the work, before anything is taken off for being late; absent: nothing was graded yet.
  raw double precision,
  -- Points taken off for being late.
  late double precision not null default 0,
  -- Points that count: the override, where there is one, else raw without late; absent: none yet, or excused.
  final double precision,
  override_points double precision check (override_points >= 0),
  override_reason text check (length(override_reason) between 1 and 1000),
  override_by uuid references users (id),
  -- none: nothing handed in. submitted: kept, and not to be graded (it came after the closing date). error: ours.
  state text not null check (state in ('none', 'submitted', 'grading', 'graded', 'error')),
  -- The least of what counts; absent: nothing does.
  trust text check (trust in ('verified', 'replayed', 'self-reported')),
  -- Handed in for it, of all its exercises.
  attempts int not null default 0,
  -- Excused: counts neither for nor against.
  is_excused boolean not null default false,
  last_submission_id uuid references submissions (id),
  updated_at timestamptz not null,
  primary key (member_id, assignment_id),
  check ((override_points is null) = (override_by is null) and (override_points is null) = (override_reason is null)),
  foreign key (class_id, member_id) references members (class_id, id),
  foreign key (class_id, assignment_id) references assignments (class_id, id)
);
-- The gradebook reads all grades of a class, or those of one column of it.
create index grades_class on grades (class_id, assignment_id);
