-- Ways to sign in beside a password: keys that a device holds, and accounts elsewhere.

create table passkeys (
  -- As its authenticator names it; base64url.
  id text primary key,
  user_id uuid not null references users (id),
  -- What its owner calls it.
  name text not null check (length(name) between 1 and 100),
  -- COSE; nothing that is secret.
  public_key bytea not null,
  -- What the authenticator counted at its last use: one that goes back is a copy. Many never count.
  counter double precision not null,
  -- Kept by a service for all devices of its owner.
  is_synced boolean not null,
  created_at timestamptz not null,
  used_at timestamptz
);
create index passkeys_user on passkeys (user_id);

-- What an authenticator has to sign; each is good once, and for minutes.
create table passkey_challenges (
  challenge_sha256 bytea primary key,
  -- Who adds a passkey by it; absent: it is for a sign-in.
  user_id uuid references users (id),
  expires_at timestamptz not null
);
create index passkey_challenges_expiry on passkey_challenges (expires_at);

-- Sign-ins elsewhere that have begun; each is good once, for minutes, in the browser that began it.
create table sign_in_flows (
  state_sha256 bytea primary key,
  -- Of the cookie that only this browser has.
  browser_sha256 bytea not null,
  way text not null,
  nonce text not null,
  -- The secret of PKCE: the code is worth nothing without it.
  verifier text not null,
  -- Whom the account elsewhere is linked to; absent: it is a sign-in.
  user_id uuid references users (id),
  -- The page of the lab to go on with.
  next text,
  expires_at timestamptz not null
);
create index sign_in_flows_expiry on sign_in_flows (expires_at);
