import type { FileSystem } from '../core/file-system';

/** What could follow the words before the cursor. */
export interface Completion {
  /** Where the word that is completed begins. */
  readonly from: number;
  /** What could stand there, each as it would be typed (quoted where needed); sorted. */
  readonly candidates: readonly string[];
}

/** What completion knows of the shell. */
export interface CompletionShell {
  readonly cwd: string;
  commandNames(): readonly string[];
}

export function complete(
  _fs: FileSystem,
  _shell: CompletionShell,
  _line: string,
  cursor: number,
): Completion {
  return { from: cursor, candidates: [] };
}
