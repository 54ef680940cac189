import { type FileSystem, parentOf, resolvePath } from '@/engine/core/file-system';
import { Config, globalConfigPaths, readConfigFile, type ScopedEntry } from '../config/config';
import { ObjectStore } from '../objects/object-store';
import { loadPacks } from '../objects/packs';
import { RefStore } from '../refs/ref-store';
import { Reflogs } from '../refs/reflog';
import { type Index, readIndex } from '../staging/index-file';
import { Worktree } from '../worktree/worktree';
import { die } from './failure';

/** One repository, opened: everything that commands and panels read and write. All of it is synchronous. */
export interface Repository {
  readonly fs: FileSystem;
  /** Absolute path of the `.git` folder, or of the bare repository. */
  readonly gitDir: string;
  /** Undefined: bare. */
  readonly worktree: Worktree | undefined;
  readonly objects: ObjectStore;
  readonly refs: RefStore;
  readonly reflogs: Reflogs;
  readonly config: Config;
  /** Reads the index anew. */
  readIndex(): Index;
}

/** Where a repository is. */
export interface RepositoryPlace {
  readonly gitDir: string;
  /** Undefined: bare. */
  readonly root: string | undefined;
}

const looksLikeGitDir = (fs: FileSystem, path: string): boolean =>
  fs.isFile(`${path}/HEAD`) && fs.isFolder(`${path}/objects`) && fs.isFolder(`${path}/refs`);

/** Finds the repository that a folder is in; undefined: none. */
export function discoverRepository(
  fs: FileSystem,
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): RepositoryPlace | undefined {
  if (env.GIT_DIR) {
    const gitDir = resolvePath(cwd, env.GIT_DIR);
    if (!looksLikeGitDir(fs, gitDir)) die(`not a git repository: '${env.GIT_DIR}'`);
    return { gitDir, root: env.GIT_WORK_TREE ? resolvePath(cwd, env.GIT_WORK_TREE) : cwd };
  }
  for (let folder = cwd; ; folder = parentOf(folder)) {
    const gitDir = folder === '/' ? '/.git' : `${folder}/.git`;
    if (looksLikeGitDir(fs, gitDir)) return { gitDir, root: folder };
    if (looksLikeGitDir(fs, folder))
      return folder.endsWith('/.git')
        ? { gitDir: folder, root: undefined }
        : { gitDir: folder, root: undefined };
    if (folder === '/') return undefined;
  }
}

/** Opens a repository; its packs, if it has any, are read first. */
export async function openRepository(
  fs: FileSystem,
  place: RepositoryPlace,
  outer: readonly ScopedEntry[] = [],
  inner: readonly ScopedEntry[] = [],
): Promise<Repository> {
  const { gitDir, root } = place;
  const config = new Config([...outer, ...readConfigFile(fs, `${gitDir}/config`, 'local'), ...inner]);
  const format = config.get('core.repositoryformatversion') ?? '0';
  if (Number(format) > 1) die(`Expected git repo version <= 1, found ${format}`);
  const reflogs = new Reflogs(fs, gitDir);
  const bare = root === undefined || config.boolean('core.bare', false);
  return {
    fs,
    gitDir,
    worktree: bare ? undefined : new Worktree(fs, root),
    objects: new ObjectStore(fs, `${gitDir}/objects`, await loadPacks(fs, gitDir)),
    refs: new RefStore(fs, gitDir, reflogs, config.boolean('core.logallrefupdates', !bare)),
    reflogs,
    config,
    readIndex: () => readIndex(fs, gitDir),
  };
}

/** The settings of the user (`~/.gitconfig`), which hold in every repository. */
export function readGlobalConfig(fs: FileSystem, env: Readonly<Record<string, string>>): ScopedEntry[] {
  return globalConfigPaths(env).flatMap((path) => readConfigFile(fs, path, 'global'));
}
