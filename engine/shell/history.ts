import type { FileSystem } from '../core/file-system';
import { HOME } from '../core/lab-layout';
import { withoutSecrets } from './typed-secrets';

/** Where bash keeps what was typed. */
export const HISTORY_FILE = `${HOME}/.bash_history`;

/** How many lines are kept, as HISTFILESIZE of bash. */
export const HISTORY_LINES = 500;

/** The lines that were typed, oldest first; a line of several lines is one. */
export function readHistory(fs: FileSystem): string[] {
  if (!fs.isFile(HISTORY_FILE)) return [];
  return fs
    .readText(HISTORY_FILE)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.replaceAll(LINE_BREAK, '\n'));
}

/** Keeps lines as the history. */
export function writeHistory(fs: FileSystem, lines: readonly string[]): void {
  const kept = lines.slice(-HISTORY_LINES).map((line) => line.replaceAll('\n', LINE_BREAK));
  fs.makeFolder(HOME);
  fs.write(HISTORY_FILE, kept.map((line) => `${line}\n`).join(''));
}

/** Adds a line unless it is blank, begins with a space, or is the one before it (HISTCONTROL=ignoreboth). */
export function withLine(lines: readonly string[], line: string): readonly string[] {
  const text = withoutSecrets(line.replace(/\s+$/, ''));
  if (text === '' || text.startsWith(' ') || text === lines.at(-1)) return lines;
  return [...lines, text].slice(-HISTORY_LINES);
}

/** Stands for a line break inside of a line that was typed over several. */
const LINE_BREAK = '\u2028';
