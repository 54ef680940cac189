import { countChanges } from '../../git/diff/stat';
import { decisionOf, mergeStateOf } from '../pulls/merge-state';
import { endsOf, pullCommits, pullDiff } from '../pulls/pull-git';
import type { ServerRepository } from '../server/server-repository';
import type { PullRecord } from '../store/pull-schema';
import { fail } from './failure';
import { pullUrl } from './find-pull';
import { rfc3339 } from './rfc3339';

type Field = (server: ServerRepository, pull: PullRecord) => unknown;

/** How many lines a pull request adds and deletes. */
export function lineCounts(
  server: ServerRepository,
  pull: PullRecord,
): { additions: number; deletions: number } {
  const { changes, read } = pullDiff(server, endsOf(server, pull));
  const counts = countChanges(changes, read).filter(({ binary }) => !binary);
  return {
    additions: counts.reduce((sum, { added }) => sum + added, 0),
    deletions: counts.reduce((sum, { deleted }) => sum + deleted, 0),
  };
}

/** The fields of `--json`, as GitHub's API calls them. */
const FIELDS: Readonly<Record<string, Field>> = {
  additions: (server, pull) => lineCounts(server, pull).additions,
  author: (_, pull) => ({ login: pull.author }),
  baseRefName: (_, pull) => pull.base,
  body: (_, pull) => pull.body,
  closed: (_, pull) => pull.state !== 'open',
  commits: (server, pull) =>
    pullCommits(server, endsOf(server, pull)).map(({ id, message }) => ({
      oid: id,
      messageHeadline: message.split('\n')[0],
    })),
  createdAt: (_, pull) => rfc3339(pull.createdAt),
  deletions: (server, pull) => lineCounts(server, pull).deletions,
  headRefName: (_, pull) => pull.head,
  headRefOid: (server, pull) => endsOf(server, pull).head,
  isDraft: (_, pull) => pull.draft,
  mergeStateStatus: (server, pull) => mergeStateOf(server, pull).status.toUpperCase(),
  mergeable: (server, pull) =>
    mergeStateOf(server, pull).conflicts.length > 0 ? 'CONFLICTING' : 'MERGEABLE',
  number: (_, pull) => pull.number,
  reviewDecision: (server, pull) => (decisionOf(server, pull) ?? '').toUpperCase(),
  reviews: (_, pull) =>
    pull.events
      .filter((event) => event.kind === 'reviewed')
      .map(({ by, body, state, at }) => ({
        author: { login: by },
        body,
        state: state.toUpperCase(),
        submittedAt: rfc3339(at),
      })),
  state: (_, pull) => pull.state.toUpperCase(),
  title: (_, pull) => pull.title,
  url: (server, pull) => pullUrl(server, pull),
};

/** The fields that `--json` names; undefined without it. @throws GhFailure for one that is not there. */
export function jsonFields(typed: string | undefined): string[] | undefined {
  const fields = typed?.split(',').filter((name) => name !== '');
  const available = `Available fields:\n${Object.keys(FIELDS)
    .map((name) => `  ${name}`)
    .join('\n')}`;
  for (const name of fields ?? [])
    if (!Object.hasOwn(FIELDS, name)) fail(`Unknown JSON field: "${name}"\n${available}`);
  return fields;
}

/** A pull request as `--json` prints it: the fields by name. */
export const pullJson = (
  server: ServerRepository,
  pull: PullRecord,
  fields: readonly string[],
): Readonly<Record<string, unknown>> =>
  Object.fromEntries([...fields].sort().map((name) => [name, FIELDS[name]!(server, pull)]));
