import type { Clock } from '@/engine/core/clock';
import type { FileSystem } from '@/engine/core/file-system';
import { allPulls } from '../pulls/pull-file';
import { listRepositories, webUrl } from '../server/github-server';
import { branchTip, defaultBranch, openServerRepository } from '../server/server-repository';
import type { BranchRule } from '../store/settings';

/** A repository of the server, as a list shows it. */
export interface RepositoryRow {
  readonly owner: string;
  readonly name: string;
  readonly url: string;
  readonly description: string;
  readonly visibility: 'public' | 'private';
  readonly defaultBranch: string;
  readonly branches: readonly string[];
  /** Milliseconds since the epoch, of the default branch's last commit; null: there is none. */
  readonly lastCommitAt: number | null;
  readonly openPulls: number;
  /** Rules by branch or pattern. */
  readonly rules: Readonly<Record<string, BranchRule>>;
}

/** All repositories of the server. @throws ForgeError for settings or pull requests that cannot be read. */
export async function repositoryList(fs: FileSystem, clock: Clock): Promise<RepositoryRow[]> {
  const rows: RepositoryRow[] = [];
  for (const name of listRepositories(fs)) {
    const server = await openServerRepository(fs, clock, name);
    const { git, settings } = server;
    const tip = branchTip(server, defaultBranch(server));
    rows.push({
      ...name,
      url: webUrl(name),
      description: settings.description,
      visibility: settings.visibility,
      defaultBranch: defaultBranch(server),
      branches: git.refs.list('refs/heads/').map((ref) => ref.name.slice('refs/heads/'.length)),
      lastCommitAt: tip === undefined ? null : git.objects.commit(tip).committer.seconds * 1000,
      openPulls: allPulls(server).filter(({ state }) => state === 'open').length,
      rules: settings.protected,
    });
  }
  return rows;
}
