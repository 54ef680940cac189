import { setConfig } from '../config/config-edit';
import { editRepositoryConfig } from '../config/edit-file';
import type { CommandContext } from '../program/context';

/**
 * Sets the upstream of a branch and says so on stdout.
 * @param branch short name
 * @param merge the ref over there, in full
 */
export function setUpstream(context: CommandContext, branch: string, remote: string, merge: string): void {
  editRepositoryConfig(context.repo, (text) =>
    setConfig(setConfig(text, `branch.${branch}.remote`, remote), `branch.${branch}.merge`, merge),
  );
  context.line(`branch '${branch}' set up to track '${remote}/${merge.replace('refs/heads/', '')}'.`);
}
