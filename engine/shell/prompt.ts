import type { FileSystem } from '../core/file-system';
import { HOME, WORKSPACE_ROOT } from '../core/lab-layout';

/** What the prompt shows. */
export interface PromptState {
  /** The working folder, as the prompt writes it: `~` for the home, else absolute. */
  readonly folder: string;
  /** The branch, or the first seven digits of a commit that is checked out by itself; null outside of a repository. */
  readonly branch: string | null;
  /** Of the last line. */
  readonly exitCode: number;
}

/** What the prompt shows before anything has run. */
export const FIRST_PROMPT: PromptState = { folder: WORKSPACE_ROOT, branch: null, exitCode: 0 };

/** Reads what the prompt shows from the folder that the shell is in. */
export function promptState(fs: FileSystem, cwd: string, exitCode: number): PromptState {
  return { folder: shownFolder(cwd), branch: branchAt(fs, cwd), exitCode };
}

/** `/home/learner/x` → `~/x`. */
export function shownFolder(cwd: string): string {
  if (cwd === HOME) return '~';
  return cwd.startsWith(`${HOME}/`) ? `~${cwd.slice(HOME.length)}` : cwd;
}

/** The branch of the repository that a folder lies in; see `PromptState.branch`. */
export function branchAt(fs: FileSystem, cwd: string): string | null {
  for (let folder = cwd; ; folder = folder.slice(0, folder.lastIndexOf('/')) || '/') {
    const head = folder === '/' ? '/.git/HEAD' : `${folder}/.git/HEAD`;
    if (fs.isFile(head)) {
      const text = fs.readText(head).trim();
      return text.startsWith('ref: ') ? text.slice(5).replace(/^refs\/heads\//, '') : text.slice(0, 7);
    }
    if (folder === '/') return null;
  }
}
