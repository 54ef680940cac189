-- People and how they are known. An account needs neither an e-mail address nor a password: whoever joins with a class
-- code is a guest with a display name and a recovery code.
create table users (
  id uuid primary key,
  -- Lower case; absent: cannot sign in by name.
  username text unique check (username = lower(username)),
  display_name text not null check (length(display_name) between 1 and 100),
  -- For exports to a school's system only: never unique, never a way to sign in or to be linked.
  email text,
  password_hash text,
  -- SHA-256 of the recovery code that a guest was shown once.
  recovery_sha256 bytea unique,
  -- Of a guest: the class that they joined by making the account. Its instructors can help them back in.
  home_class_id uuid,
  is_admin boolean not null default false,
  may_teach boolean not null default false,
  created_at timestamptz not null,
  disabled_at timestamptz,
  erased_at timestamptz
);

-- Accounts elsewhere: OIDC, OAuth, LTI. Linked from inside of a session only, never by an e-mail address.
create table identities (
  provider text not null,
  issuer text not null,
  subject text not null,
  user_id uuid not null references users (id),
  created_at timestamptz not null,
  primary key (provider, issuer, subject)
);
create index identities_user on identities (user_id);

create table sessions (
  -- The cookie has the token; a copy of the database opens no session.
  token_sha256 bytea primary key,
  user_id uuid not null references users (id),
  -- Staff have the short idle time.
  is_staff boolean not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  -- When the password was last given: exports and changes of roles ask for a recent one.
  confirmed_at timestamptz not null
);
create index sessions_user on sessions (user_id);

create table one_time_tokens (
  token_sha256 bytea primary key,
  purpose text not null check (purpose in ('reset', 'invite')),
  user_id uuid not null references users (id),
  created_by uuid references users (id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index one_time_tokens_user on one_time_tokens (user_id);

-- Counters that all servers share. The key is an HMAC: no address and no name lies here.
create table rate_limits (
  key text primary key,
  count int not null,
  -- How many windows in a row went over the limit: each makes the wait longer.
  strikes int not null,
  resets_at timestamptz not null
);
create index rate_limits_resets on rate_limits (resets_at);

-- Who did what to whom; only ever added to.
create table audit (
  id uuid primary key,
  at timestamptz not null,
  actor_id uuid references users (id),
  action text not null,
  class_id uuid,
  subject_id uuid,
  detail jsonb not null
);
create index audit_class on audit (class_id, at);
create index audit_actor on audit (actor_id, at);
