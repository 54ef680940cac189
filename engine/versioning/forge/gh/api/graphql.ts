import { setResolved } from '../../pulls/change-pull';
import { pullNumbered } from '../../pulls/pull-file';
import type { GhContext } from '../gh-context';
import { parseRepositoryName } from '../gh-context';
import type { Fields } from './fields';
import { parseThreadNode } from './ids';
import { type ApiAnswer, ok, refused, textOf } from './route';

const MUTATION =
  /\b(?<name>resolveReviewThread|unresolveReviewThread)\s*\(\s*input\s*:\s*\{\s*threadId\s*:\s*(?:\$(?<variable>\w+)|"(?<literal>[^"]*)")/;

/**
 * GraphQL, as far as a remark has no other way to be resolved: the mutations `resolveReviewThread` and
 * `unresolveReviewThread`. Anything else is refused with this list.
 */
export async function graphql(context: GhContext, fields: Fields): Promise<ApiAnswer> {
  const asked = MUTATION.exec(textOf(fields, 'query') ?? '')?.groups;
  if (asked === undefined)
    return refused(
      422,
      "the lab's GraphQL knows the mutations resolveReviewThread and unresolveReviewThread; use the REST routes for the rest",
    );
  const id = asked.literal ?? textOf(fields, asked.variable!) ?? '';
  const found = parseThreadNode(id);
  if (found === undefined) return refused(422, `Could not resolve to a node with the global id of '${id}'`);
  const server = await context.server(parseRepositoryName(found.repository));
  const resolved = asked.name === 'resolveReviewThread';
  setResolved(server, pullNumbered(server, found.pull), found.remark, {
    by: context.login,
    resolved,
  });
  return ok({ data: { [asked.name!]: { thread: { isResolved: resolved } } } });
}
