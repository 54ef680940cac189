import { setResolved } from '../../pulls/change-pull';
import { pullNumbered } from '../../pulls/pull-file';
import { fullName, type RepositoryName } from '../../server/github-server';
import type { GhContext } from '../gh-context';
import { parseRepositoryName } from '../gh-context';
import type { Fields } from './fields';
import { type ApiAnswer, ok, refused, textOf } from './route';

const PREFIX = 'PRRT_';

/** The id that GraphQL knows a remark by: it names the repository, the pull request and the remark. */
export const threadNode = (repository: RepositoryName, pull: number, thread: number): string =>
  `${PREFIX}${fullName(repository)}/${pull}/${thread}`;

const MUTATION =
  /\b(?<name>resolveReviewThread|unresolveReviewThread)\s*\(\s*input\s*:\s*\{\s*threadId\s*:\s*(?:\$(?<variable>\w+)|"(?<literal>[^"]*)")/;

/**
 * GraphQL, as far as a remark has no other way to be resolved: the mutations `resolveReviewThread` and
 * `unresolveReviewThread`. Anything else is refused with this list.
 */
export async function graphql(context: GhContext, fields: Fields): Promise<ApiAnswer> {
  const found = MUTATION.exec(textOf(fields, 'query') ?? '')?.groups;
  if (found === undefined)
    return refused(
      422,
      "the lab's GraphQL knows the mutations resolveReviewThread and unresolveReviewThread; use the REST routes for the rest",
    );
  const id = found.literal ?? textOf(fields, found.variable!) ?? '';
  const match = /^PRRT_([^/]+\/[^/]+)\/(\d+)\/(\d+)$/.exec(id);
  if (match === null) return refused(422, `Could not resolve to a node with the global id of '${id}'`);
  const server = await context.server(parseRepositoryName(match[1]!));
  const resolved = found.name === 'resolveReviewThread';
  setResolved(server, pullNumbered(server, Number(match[2])), Number(match[3]), {
    by: context.login,
    resolved,
  });
  return ok({ data: { [found.name!]: { thread: { isResolved: resolved } } } });
}
