import { foldersAbove } from '../../places';
import { ArchiveError, type ArchiveErrorCode, quoted } from '../archive-error';

/** What becomes of a file of a repository that is imported. */
export type Fate = 'keep' | 'drop' | ArchiveErrorCode;

/** Files at the top of `.git` that are kept, each in a form that is checked or harmless. */
const TOP =
  /^(HEAD|config|description|index|packed-refs|ORIG_HEAD|FETCH_HEAD|MERGE_HEAD|MERGE_MSG|MERGE_MODE|CHERRY_PICK_HEAD|REVERT_HEAD|AUTO_MERGE|SQUASH_MSG|COMMIT_EDITMSG|BISECT_(LOG|START|TERMS|EXPECTED_REV|NAMES|ANCESTORS_OK))$/;

/** What cannot be held, and why; the first that fits counts. */
const REFUSED: readonly (readonly [RegExp, ArchiveErrorCode])[] = [
  [/^objects\/info\/(http-)?alternates$/, 'repository-alternates'],
  [/^(commondir|gitdir)$|^worktrees\//, 'repository-worktree'],
  [/^modules\//, 'repository-submodule'],
  [/^shallow$|^info\/grafts$/, 'repository-shallow'],
  [/^objects\/pack\/.*\.promisor$/, 'repository-partial'],
  [/^(rebase-merge|rebase-apply|sequencer)(\/|$)/, 'repository-busy'],
];

const WHY: Partial<Record<ArchiveErrorCode, string>> = {
  'repository-alternates': 'its repository borrows objects from another one; run "git repack -a -d" first',
  'repository-worktree': 'its repository is one of several working trees; pack a clone of it',
  'repository-submodule': 'its repository has submodules, which the lab cannot hold',
  'repository-shallow': 'its repository has only a part of its history; run "git fetch --unshallow" first',
  'repository-partial': 'its repository is a partial clone; make a full one',
  'repository-busy': 'its repository is in the middle of a rebase; finish or abort it first',
};

/**
 * What becomes of a file of a repository, by its path below `.git`: what is known and harmless stays; hooks, locks, and
 * what other programs leave there are dropped.
 */
export function fateOf(path: string): Fate {
  const refused = REFUSED.find(([pattern]) => pattern.test(path));
  if (refused !== undefined) return refused[1];
  if (path.endsWith('.lock')) return 'drop';
  if (TOP.test(path) || path === 'info/exclude') return 'keep';
  if (/^objects\/[0-9a-f]{2}\/[0-9a-f]{38}$/.test(path)) return 'keep';
  if (/^objects\/pack\/pack-[0-9a-f]{40}\.(pack|idx)$/.test(path)) return 'keep';
  if (/^(refs|logs)\/./.test(path)) return 'keep';
  return 'drop';
}

/** Whether a dropped file is missed by nobody: a sample, or something that git makes anew from the rest when it wants it. */
export function isMadeAnew(path: string): boolean {
  return (
    /^hooks\/.*\.sample$|^info\/refs$|^objects\/info\/(packs$|commit-graph)/.test(path) ||
    /^objects\/pack\/(multi-pack-index.*|pack-[0-9a-f]+\.(rev|bitmap|keep|mtimes))$/.test(path) ||
    /^objects\/.*tmp_/.test(path) ||
    path === 'gitk.cache'
  );
}

/** @throws ArchiveError when a file is one that cannot be held. */
export function refuseFate(fate: Fate, path: string): void {
  if (fate === 'keep' || fate === 'drop') return;
  throw new ArchiveError(fate, WHY[fate] ?? `its repository holds ${quoted(path)}`);
}

/** The folders of an imported or exported repository that git wants even when they are empty. */
export const WANTED_FOLDERS = [
  '.git/objects/info',
  '.git/objects/pack',
  '.git/refs/heads',
  '.git/refs/tags',
] as const;

/** Those of the wanted folders that have nothing in them. */
export function emptyWantedFolders(paths: Iterable<string>): readonly string[] {
  const there = new Set<string>();
  for (const path of paths) for (const folder of foldersAbove(path)) there.add(folder);
  return WANTED_FOLDERS.filter((folder) => !there.has(folder));
}
