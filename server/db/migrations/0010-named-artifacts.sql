-- Whether something that was handed in names it. What nothing names is swept after some days.
alter table artifacts add column is_named boolean not null default false;

create function artifacts_named_by(body jsonb) returns setof bytea language sql immutable as $$
  select distinct decode(piece, 'hex')
  from jsonb_each(body->'work'->'files') as file (path, entry),
    jsonb_array_elements_text(file.entry->'pieces') as piece
$$;

update artifacts set is_named = true
where sha256 in (select artifacts_named_by(body) from submissions);

-- By the database, so that a server of before this migration, which knows nothing of it, does it as well.
create function name_artifacts() returns trigger language plpgsql as $$
begin
  update artifacts set is_named = true where not is_named and sha256 in (select artifacts_named_by(new.body));
  return null;
end
$$;
create trigger submissions_name_artifacts after insert on submissions for each row execute function name_artifacts();

create index artifacts_unnamed on artifacts (created_at) where not is_named;
