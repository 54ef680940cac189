import { deleteHead } from '../pulls/change-pull';
import { branchTip, type ServerRepository } from '../server/server-repository';
import type { PullRecord } from '../store/pull-schema';
import type { GhContext } from './gh-context';

/** The branch to be on instead: the base, brought up to date when the server has it. */
async function leave(context: GhContext, pull: PullRecord): Promise<number> {
  const switched = await context.git('checkout', pull.base);
  return switched === 0 ? context.git('pull', '--ff-only') : switched;
}

/**
 * `--delete-branch`: deletes the branch of a pull request here and on the server; who is on it is moved to the base.
 * @returns the exit code.
 */
export async function deleteBranches(
  context: GhContext,
  server: ServerRepository,
  pull: PullRecord,
): Promise<number> {
  const { head, base } = pull;
  if (context.hasLocal && !context.args.has('repo')) {
    const { refs } = context.local;
    const isOn = refs.head().ref === `refs/heads/${head}`;
    if (isOn) {
      const left = await leave(context, pull);
      if (left !== 0) return left;
    }
    if (refs.read(`refs/heads/${head}`) !== undefined) {
      const deleted = await context.git('branch', '-q', '-D', head);
      if (deleted !== 0) return deleted;
      if (context.isTty)
        context.errorLine(`✓ Deleted local branch ${head}${isOn ? ` and switched to branch ${base}` : ''}`);
    }
  }
  if (branchTip(server, head) === undefined) return 0;
  deleteHead(server, pull, { by: context.login });
  if (context.isTty) context.errorLine(`✓ Deleted remote branch ${head}`);
  return 0;
}
