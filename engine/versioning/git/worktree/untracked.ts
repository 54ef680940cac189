import type { Index } from '../staging/index-file';
import { compareBytes } from '../text/compare';
import type { IgnoreRules } from './ignore-rules';
import type { Pathspecs } from './pathspec';
import type { Worktree } from './worktree';

export interface UntrackedOptions {
  /** `normal` names a folder that holds nothing tracked as `dir/`; `all` names every file. */
  readonly mode: 'normal' | 'all';
  /** Only what these match is looked for. */
  readonly pathspecs?: Pathspecs;
  /** Also look for what is ignored. */
  readonly withIgnored?: boolean;
  /** Name ignored files one by one, not their folder. */
  readonly ignoredFiles?: boolean;
}

export interface UntrackedPaths {
  readonly untracked: string[];
  /** Empty unless asked for. */
  readonly ignored: string[];
}

/** The folders that hold something tracked, each with its slash. */
function trackedFolders(index: Index): Set<string> {
  const folders = new Set<string>();
  for (const { path } of index.entries())
    for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      if (folders.has(path.slice(0, slash + 1))) break;
      folders.add(path.slice(0, slash + 1));
    }
  return folders;
}

/** Walks the working tree for what is not tracked, sorted. A repository within it is one untracked `dir/`. */
export function findUntracked(
  worktree: Worktree,
  index: Index,
  rules: Pick<IgnoreRules, 'ignores'>,
  options: UntrackedOptions,
): UntrackedPaths {
  const { fs } = worktree;
  const tracked = trackedFolders(index);
  const untracked: string[] = [];
  const ignored: string[] = [];
  const { pathspecs } = options;
  const wanted = (path: string) => pathspecs === undefined || pathspecs.matches(path);

  /** Whether a path in a folder is asked for by its name. */
  const named = (folder: string) =>
    pathspecs?.specs.some((spec) => spec.pattern === undefined && spec.path.startsWith(`${folder}/`)) ===
    true;

  /** Whether anything untracked is in a folder, without naming it. */
  const holds = (folder: string, what: 'untracked' | 'file'): boolean =>
    fs.list(worktree.absolute(folder)).some((name) => {
      const path = `${folder}/${name}`;
      const isFolder = worktree.node(path)?.kind === 'folder';
      if (what === 'untracked' && rules.ignores(path, isFolder)) return false;
      return isFolder ? isRepository(path) || holds(path, what) : true;
    });
  const isRepository = (folder: string) => fs.exists(`${worktree.absolute(folder)}/.git`);

  const visit = (folder: string) => {
    for (const name of fs.list(worktree.absolute(folder))) {
      const path = folder === '' ? name : `${folder}/${name}`;
      if (name === '.git') continue;
      const isFolder = worktree.node(path)?.kind === 'folder';
      if (!isFolder) {
        if (index.has(path) || !wanted(path)) continue;
        if (!rules.ignores(path, false)) untracked.push(path);
        else if (options.withIgnored === true) ignored.push(path);
        continue;
      }
      if (pathspecs !== undefined && !pathspecs.mayMatchBelow(`${path}/`)) continue;
      if (tracked.has(`${path}/`)) visit(path);
      else if (rules.ignores(path, true)) {
        if (options.ignoredFiles === true) visitIgnored(path, true);
        else if (options.withIgnored === true && holds(path, 'file') && (wanted(`${path}/`) || named(path)))
          ignored.push(`${path}/`);
      } else if (isRepository(path)) {
        if (wanted(path)) untracked.push(`${path}/`);
      } else if (options.mode === 'all' || (pathspecs !== undefined && !pathspecs.isEmpty && !wanted(path)))
        visit(path);
      else if (holds(path, 'untracked')) {
        untracked.push(`${path}/`);
        if (options.withIgnored === true) visitIgnored(path);
      } else if (options.withIgnored === true && holds(path, 'file')) ignored.push(`${path}/`);
    }
  };
  /** Names what is ignored in a folder that is itself untracked. */
  const visitIgnored = (folder: string, all = false) => {
    for (const name of fs.list(worktree.absolute(folder))) {
      const path = `${folder}/${name}`;
      const isFolder = worktree.node(path)?.kind === 'folder';
      if (all && isFolder) visitIgnored(path, true);
      else if (all || rules.ignores(path, isFolder)) ignored.push(isFolder ? `${path}/` : path);
      else if (isFolder) visitIgnored(path);
    }
  };
  if (fs.isFolder(worktree.root)) visit('');
  return { untracked: untracked.sort(compareBytes), ignored: ignored.sort(compareBytes) };
}
