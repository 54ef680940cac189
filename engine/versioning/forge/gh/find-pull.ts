import { pullNumbered, pullOfBranch } from '../pulls/pull-file';
import { webUrl } from '../server/github-server';
import type { ServerRepository } from '../server/server-repository';
import type { PullRecord } from '../store/pull-schema';
import { fail } from './failure';
import type { GhContext } from './gh-context';

/** The address of a pull request's page. */
export const pullUrl = (server: ServerRepository, { number }: PullRecord): string =>
  `${webUrl(server.name)}/pull/${number}`;

/**
 * The pull request that a command is about: a number, `#number`, a URL, a branch, or by itself that of the branch which
 * is checked out.
 * @throws GhFailure when a branch has none; ForgeError for a number that is not there.
 */
export function findPull(context: GhContext, server: ServerRepository): PullRecord {
  const typed = context.args.operands[0];
  const number = /^(?:#|https:\/\/github\.com\/[^/]+\/[^/]+\/pull\/)?(\d+)\/?$/.exec(typed ?? '')?.[1];
  if (number !== undefined) return pullNumbered(server, Number(number));
  const branch = typed ?? context.branch;
  return pullOfBranch(server, branch) ?? fail(`no pull requests found for branch "${branch}"`);
}

/** `OPEN`, `DRAFT`, `CLOSED` or `MERGED`. */
export const stateOf = ({ state, draft }: PullRecord): string =>
  state === 'open' && draft ? 'DRAFT' : state.toUpperCase();

/** How long ago, as `gh` says it. */
export function ago(now: number, then: number): string {
  const minutes = Math.floor((now - then) / 60_000);
  if (minutes < 1) return 'less than a minute ago';
  const [count, unit] =
    minutes < 60
      ? [minutes, 'minute']
      : minutes < 24 * 60
        ? [Math.floor(minutes / 60), 'hour']
        : [Math.floor(minutes / (24 * 60)), 'day'];
  return `about ${count} ${unit}${count === 1 ? '' : 's'} ago`;
}
