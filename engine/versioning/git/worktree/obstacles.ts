import { GitFailure } from '../program/failure';

/**
 * Why a working tree cannot be changed: staged or conflicting changes, a changed file, a folder with untracked files, an
 * untracked file that would be overwritten or removed.
 */
export type ObstacleKind = 'local-changes' | 'stale-file' | 'folder' | 'untracked' | 'untracked-removed';

const ORDER: readonly ObstacleKind[] = [
  'local-changes',
  'stale-file',
  'folder',
  'untracked',
  'untracked-removed',
];

/** `switch branches` for a checkout, the command's name otherwise. */
const purposeOf = (command: string): string => (command === 'checkout' ? 'switch branches' : command);

function headOf(kind: ObstacleKind, command: string): string {
  switch (kind) {
    case 'folder':
      return 'Updating the following directories would lose untracked files in them:';
    case 'untracked':
      return `The following untracked working tree files would be overwritten by ${command}:`;
    case 'untracked-removed':
      return `The following untracked working tree files would be removed by ${command}:`;
    default:
      return `Your local changes to the following files would be overwritten by ${command}:`;
  }
}

function adviceOf(kind: ObstacleKind, command: string): string {
  if (kind === 'folder') return '';
  return kind === 'untracked' || kind === 'untracked-removed'
    ? `Please move or remove them before you ${purposeOf(command)}.`
    : `Please commit your changes or stash them before you ${purposeOf(command)}.`;
}

/** The paths that keep a plan from being carried out, by reason. */
export class Obstacles {
  readonly #found = new Map<ObstacleKind, string[]>();
  #first: { readonly kind: ObstacleKind; readonly path: string } | undefined;

  add(kind: ObstacleKind, path: string): void {
    this.#first ??= { kind, path };
    const paths = this.#found.get(kind) ?? [];
    if (!paths.includes(path)) paths.push(path);
    this.#found.set(kind, paths);
  }

  get isEmpty(): boolean {
    return this.#found.size === 0;
  }

  /**
   * What git prints about them to stderr.
   * @param command the word in the text: `checkout`, `merge`, `cherry-pick`, …
   */
  describe(command: string): string {
    const blocks = ORDER.filter((kind) => this.#found.has(kind)).map((kind) => {
      const paths = this.#found.get(kind)!.map((path) => `\t${path}\n`);
      return `error: ${headOf(kind, command)}\n${paths.join('')}${adviceOf(kind, command)}\n`;
    });
    return `${blocks.join('')}Aborting`;
  }

  /** What git's plumbing prints to stderr: the first of them only. */
  describePlainly(): string {
    const { kind, path } = this.#first!;
    switch (kind) {
      case 'local-changes':
        return `error: Entry '${path}' would be overwritten by merge. Cannot merge.`;
      case 'stale-file':
        return `error: Entry '${path}' not uptodate. Cannot merge.`;
      case 'folder':
        return `error: Updating '${path}' would lose untracked files in it`;
      default:
        return `error: Untracked working tree file '${path}' would be ${kind === 'untracked' ? 'overwritten' : 'removed'} by merge.`;
    }
  }

  /** @throws GitFailure when there are any. */
  refuse(command: string, exitCode: number): void {
    if (!this.isEmpty) throw new GitFailure(this.describe(command), exitCode);
  }
}
