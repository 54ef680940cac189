-- Certificates, each as it was signed. One that was revoked stays, so that its address can say so; erasing the account removes it.
create table certificates (
  id uuid primary key,
  user_id uuid not null references users (id),
  scope text not null check (scope in ('course', 'capstone')),
  -- A compact JSON Web Signature over all that the certificate says.
  jws text not null,
  issued_at timestamptz not null,
  revoked_at timestamptz,
  revoked_why text check (revoked_why in ('replaced', 'owner', 'operator')),
  check ((revoked_at is null) = (revoked_why is null))
);
create index certificates_user on certificates (user_id);
-- One of a kind stands at a time.
create unique index certificates_standing on certificates (user_id, scope) where revoked_at is null;
