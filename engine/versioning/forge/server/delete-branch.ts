import { ForgeError } from '../errors';
import { ruleFor } from '../store/settings';
import { notePush } from './note-push';
import { branchTip, defaultBranch, type ServerRepository, serverNote } from './server-repository';

/**
 * Deletes a branch on the server; its open pull requests are closed.
 * @throws ForgeError `not-allowed` for the default branch, a protected one, or one that is not there.
 */
export function deleteBranch(server: ServerRepository, branch: string, by: string): void {
  const oldId = branchTip(server, branch);
  if (oldId === undefined) throw new ForgeError('not-allowed', 'Reference does not exist', { branch });
  if (branch === defaultBranch(server))
    throw new ForgeError('not-allowed', 'Cannot delete the default branch', { branch });
  if (ruleFor(server.settings, branch) !== undefined)
    throw new ForgeError('not-allowed', 'Cannot delete a protected branch', { branch });
  const ref = `refs/heads/${branch}`;
  server.git.refs.remove(ref, serverNote(server.clock, 'delete branch'));
  notePush(server, [{ ref, oldId, newId: undefined }], by);
}
