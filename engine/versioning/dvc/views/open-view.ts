import { WORKSPACE_ROOT } from '../../../core/lab-layout';
import type { ServiceContext } from '../../../core/lab-service';
import { gitPortAt } from '../git/git-port';
import { findRoot } from '../repo/config';
import { Repository } from '../repo/repository';

/** Opens a repository to look at it; null: the folder is in none. */
export async function openView(
  { fs, clock }: ServiceContext,
  folder = WORKSPACE_ROOT,
): Promise<Repository | null> {
  const root = findRoot(fs, folder);
  if (root === undefined) return null;
  const git = await gitPortAt({ fs, clock, env: {} }, root);
  return new Repository({ fs, root, cwd: root, git, isReadOnly: true });
}
