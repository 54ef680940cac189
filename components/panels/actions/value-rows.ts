import type { ActionsSettingsView } from '@/engine/ci/views/settings-view';
import type { ValueKind } from './commands';

/** A secret or variable in the list. */
export interface ValueRow {
  readonly name: string;
  /** '': of the whole repository. */
  readonly environment: string;
  /** Null: a secret, whose value nobody is shown. */
  readonly value: string | null;
}

/** All secrets or variables: those of the repository, then those of its environments. */
export function valueRows(settings: ActionsSettingsView, kind: ValueKind): ValueRow[] {
  const places = [{ ...settings, name: '' }, ...settings.environments];
  return places.flatMap<ValueRow>(({ name: environment, secrets, variables }) =>
    kind === 'secret'
      ? secrets.map((name) => ({ name, environment, value: null }))
      : variables.map(({ name, value }) => ({ name, environment, value })),
  );
}

/** What is wrong with the name of a secret or variable; '': nothing, or it is empty. */
export function nameProblem(name: string): string {
  if (name === '') return '';
  if (/^GITHUB_/i.test(name)) return 'Names that begin with GITHUB_ are GitHub’s own.';
  return /^[A-Z_][A-Z0-9_]*$/i.test(name) ? '' : 'Letters, digits and underscores, no digit first.';
}
