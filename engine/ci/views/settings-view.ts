import type { ServiceContext } from '../../core/lab-service';
import { type CacheEntry, CacheStore } from '../store/cache-store';
import { readSettings } from '../store/settings';
import { repositoriesOf, repositoryNamed } from './repositories';

/** A variable, as anybody may read it. */
export interface NamedValue {
  readonly name: string;
  readonly value: string;
}

/** An environment with its rules. */
export interface EnvironmentView {
  readonly name: string;
  readonly reviewers: readonly string[];
  readonly preventSelfReview: boolean;
  readonly waitMinutes: number;
  /** Patterns of branches that may deploy; empty: all. */
  readonly branches: readonly string[];
  /** Names of its secrets. */
  readonly secrets: readonly string[];
  readonly variables: readonly NamedValue[];
}

/** What a repository has set up for its workflows. Values of secrets are never in it. */
export interface ActionsSettingsView {
  /** `owner/name`; null: nothing is on GitHub yet. */
  readonly repository: string | null;
  readonly secrets: readonly string[];
  readonly variables: readonly NamedValue[];
  readonly environments: readonly EnvironmentView[];
  /** Newest first. */
  readonly caches: readonly CacheEntry[];
}

const sorted = (names: Iterable<string>): string[] => [...names].sort((a, b) => (a < b ? -1 : 1));

const valuesOf = (values: Readonly<Record<string, string>>): NamedValue[] =>
  sorted(Object.keys(values)).map((name) => ({ name, value: values[name]! }));

/** Answers `ci.settings`: names of secrets, variables, environments and caches. @throws CiError `state-invalid`. */
export function ciSettings(
  { fs, clock }: ServiceContext,
  input: { readonly repository?: string },
): ActionsSettingsView {
  if (repositoriesOf(fs).length === 0)
    return { repository: null, secrets: [], variables: [], environments: [], caches: [] };
  const { name, folder } = repositoryNamed(fs, input.repository);
  const { secrets, variables, environments } = readSettings(fs, folder);
  return {
    repository: name,
    secrets: sorted(Object.keys(secrets)),
    variables: valuesOf(variables),
    environments: sorted(Object.keys(environments)).map((environment) => {
      const rules = environments[environment]!;
      return {
        name: environment,
        reviewers: rules.reviewers,
        preventSelfReview: rules.preventSelfReview,
        waitMinutes: rules.waitMinutes,
        branches: rules.branches,
        secrets: sorted(Object.keys(rules.secrets)),
        variables: valuesOf(rules.variables),
      };
    }),
    caches: new CacheStore(fs, folder).list(clock.now()),
  };
}
