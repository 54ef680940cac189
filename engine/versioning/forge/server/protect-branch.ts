import { ForgeError } from '../errors';
import { type BranchRule, writeSettings } from '../store/settings';
import type { ServerRepository } from './server-repository';

/** @throws ForgeError `not-owner`: only the owner sets the rules. */
function judge({ name }: ServerRepository, by: string): void {
  if (name.owner !== by) throw new ForgeError('not-owner', 'Must have admin rights to Repository.', { by });
}

/** Sets the rule of a branch, or of a pattern such as `release/*`. @throws ForgeError `not-owner`. */
export function protectBranch(
  server: ServerRepository,
  branch: string,
  { by, rule }: { readonly by: string; readonly rule: BranchRule },
): BranchRule {
  judge(server, by);
  const { settings, folder, git } = server;
  writeSettings(git.fs, folder, { ...settings, protected: { ...settings.protected, [branch]: rule } });
  return rule;
}

/** Takes the rule of a branch away. @throws ForgeError `not-owner`; `not-allowed` when it has none of its own. */
export function unprotectBranch(server: ServerRepository, branch: string, by: string): void {
  judge(server, by);
  const { settings, folder, git } = server;
  const { [branch]: rule, ...others } = settings.protected;
  if (rule === undefined) throw new ForgeError('not-allowed', 'Branch not protected', { branch });
  writeSettings(git.fs, folder, { ...settings, protected: others });
}
