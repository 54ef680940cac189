import type { FileSystem } from '../../core/file-system';
import { argumentCandidates } from './arguments';
import { completionContext } from './context';
import { fileCandidates } from './files';
import { asTyped } from './quoting';
import type { Suggestion } from './suggestion';

/** Something that could stand in place of the word at the cursor. */
export interface Candidate {
  /** The whole word as it would be typed, quoted where needed. */
  readonly insert: string;
  /** How it is listed. */
  readonly shown: string;
  /** A folder: more may follow, so that no blank is added. */
  readonly isOpen: boolean;
}

/** What could follow the words before the cursor. */
export interface Completion {
  /** Where the word that is completed begins. */
  readonly from: number;
  readonly candidates: readonly Candidate[];
}

/** What completion knows of the shell. */
export interface CompletionShell {
  readonly cwd: string;
  commandNames(): readonly string[];
  snapshot(): {
    readonly variables: Readonly<Record<string, string>>;
    readonly exported: Readonly<Record<string, string>>;
  };
}

/**
 * Completes the word at the cursor: commands, files, variables, scripts of npm, and what git, DVC and MLflow take (their
 * commands, branches, tags, remotes, stages).
 */
export function complete(fs: FileSystem, shell: CompletionShell, line: string, cursor: number): Completion {
  const context = completionContext(line, cursor);
  const { word, from, quote, variable } = context;
  if (variable !== undefined) {
    const { variables, exported } = shell.snapshot();
    const names = [
      ...new Set([...Object.keys(variables), ...Object.keys(exported), 'PWD', 'HOME', 'RANDOM', 'SECONDS']),
    ];
    const found = names.filter((name) => name.startsWith(variable) && !name.startsWith('BASH_ALIAS_')).sort();
    return { from, candidates: found.map((name) => ({ insert: name, shown: `$${name}`, isOpen: true })) };
  }
  const suggestions = suggest(fs, shell, context);
  const candidates = suggestions
    .filter(({ text }) => text.startsWith(word))
    .map(({ text, isOpen = false, shown }) => ({
      insert: asTyped(text, quote, isOpen),
      shown: shown ?? text,
      isOpen,
    }));
  return { from, candidates: unique(candidates) };
}

function suggest(
  fs: FileSystem,
  shell: CompletionShell,
  context: ReturnType<typeof completionContext>,
): readonly Suggestion[] {
  const { words, word, isRedirected } = context;
  if (isRedirected) return fileCandidates(fs, shell.cwd, word);
  if (words.length > 0) return argumentCandidates(fs, shell.cwd, words, word);
  if (word.includes('/')) return fileCandidates(fs, shell.cwd, word);
  return shell.commandNames().map((text) => ({ text }));
}

function unique(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Map(candidates.map((candidate) => [candidate.insert, candidate]));
  return [...seen.values()].sort((a, b) => (a.shown < b.shown ? -1 : 1));
}

/** What all candidates begin with, so that it can be typed already. */
export function commonStart(candidates: readonly Candidate[]): string {
  const [first, ...others] = candidates.map(({ insert }) => insert);
  let start = first ?? '';
  for (const other of others) while (!other.startsWith(start)) start = start.slice(0, -1);
  return start;
}
