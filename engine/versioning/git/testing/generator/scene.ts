import type { Rng } from '@/engine/core/rng';
import { readOperations } from '../../status/operation';
import type { ScriptStep } from '../git-script';
import type { LabSession } from '../lab-session';

/** What a generator of steps sees of the repository at the moment. */
export interface Scene {
  readonly rng: Rng;
  /** Files of the working tree, with their content where it is text. */
  readonly files: readonly string[];
  readonly tracked: readonly string[];
  readonly unmerged: readonly string[];
  readonly branches: readonly string[];
  readonly branch: string | undefined;
  readonly tags: readonly string[];
  readonly commits: number;
  readonly operation: 'merge' | 'rebase' | 'cherry-pick' | 'revert' | undefined;
  readonly stashes: number;
  readonly remotes: readonly string[];
  text(path: string): string;
}

/** Makes the steps of one action; undefined: it makes no sense now. */
export type Action = (scene: Scene) => readonly ScriptStep[] | undefined;

/** An action and how often it is chosen. */
export interface WeightedAction {
  readonly weight: number;
  readonly action: Action;
  /** Only when our git has this command. */
  readonly command?: string;
}

export async function sceneOf(session: LabSession, rng: Rng): Promise<Scene> {
  const { fs, root } = session;
  const repo = await session.repository();
  const below = fs
    .filesBelow(root)
    .map((path) => path.slice(root.length + 1))
    .filter((path) => !path.startsWith('.git/'));
  const index = repo?.readIndex();
  const operations = repo === undefined ? undefined : readOperations(repo);
  const names = (prefix: string) => repo?.refs.list(prefix).map((ref) => ref.name.slice(prefix.length)) ?? [];
  const operation = operations?.merge
    ? 'merge'
    : operations?.rebase !== undefined
      ? 'rebase'
      : operations?.cherryPick !== undefined
        ? 'cherry-pick'
        : operations?.revert !== undefined
          ? 'revert'
          : undefined;
  return {
    rng,
    files: below,
    tracked: index?.paths() ?? [],
    unmerged: index?.unmergedPaths() ?? [],
    branches: names('refs/heads/'),
    branch: repo?.refs.head().ref?.replace('refs/heads/', ''),
    tags: names('refs/tags/'),
    commits: repo?.reflogs.read('HEAD').filter((one) => one.message.startsWith('commit')).length ?? 0,
    operation,
    stashes: repo?.reflogs.read('refs/stash').length ?? 0,
    remotes: repo?.config.subsections('remote') ?? [],
    text: (path) => {
      const content = fs.read(`${root}/${path}`);
      return typeof content === 'string' ? content : '';
    },
  };
}

export const gitStep = (...args: string[]): ScriptStep => ({ kind: 'git', args });
