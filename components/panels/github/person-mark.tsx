import type { Person } from '@/engine/versioning/forge/views/person';

/** The initials of somebody in a circle; their name stands beside it. */
export function PersonMark({ name }: { readonly name: string }) {
  const initials = name
    .split(/[\s-]+/)
    .map((part) => part.charAt(0))
    .slice(0, 2)
    .join('')
    .toUpperCase();
  return (
    <span
      aria-hidden
      className="inline-flex size-6 shrink-0 items-center justify-center rounded-full bg-accent-soft font-semibold text-[0.625rem] text-accent"
    >
      {initials}
    </span>
  );
}

/** Somebody by name, with what they do. */
export function PersonName({ person }: { readonly person: Person }) {
  return (
    <span className="min-w-0">
      <strong className="font-medium text-ink">{person.name}</strong>
      {person.role ? <span className="ms-1.5 text-ink-muted text-xs">{person.role}</span> : null}
    </span>
  );
}
