import type { ProgramError, SourceLocation } from '@/engine/core/code-runner';
import type { ConsoleEntry } from '@/stores/contracts';
import { stripAnsi } from './ansi';

/** One line of the console as it is drawn. */
export interface ConsoleRow {
  readonly key: string;
  readonly kind: ConsoleEntry['kind'];
  readonly text: string;
  /** Where the entry was printed; on its first line only. */
  readonly location?: SourceLocation;
}

const cache = new WeakMap<ConsoleEntry, readonly ConsoleRow[]>();

/** The lines of one entry. Entries never change, so each is split once however often the console is drawn. */
export function rowsOfEntry(entry: ConsoleEntry): readonly ConsoleRow[] {
  const known = cache.get(entry);
  if (known) return known;
  const text = entry.error ? textOfError(entry.error) : entry.text;
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  const rows = lines.map((line, index) => ({
    key: `${entry.id}:${index}`,
    kind: entry.kind,
    text: line,
    location: index === 0 ? entry.location : undefined,
  }));
  cache.set(entry, rows);
  return rows;
}

/** All lines of the console that contain `filter` (case does not matter; escape codes are not searched). */
export function consoleRows(entries: readonly ConsoleEntry[], filter = ''): readonly ConsoleRow[] {
  const wanted = filter.trim().toLowerCase();
  const rows: ConsoleRow[] = [];
  for (const entry of entries) {
    for (const row of rowsOfEntry(entry)) {
      if (wanted === '' || stripAnsi(row.text).toLowerCase().includes(wanted)) rows.push(row);
    }
  }
  return rows;
}

/** The stack of an error when it begins with its message, as V8 writes it; else the message and then the stack. */
export function textOfError(error: ProgramError): string {
  const title = `${error.name}: ${error.message}`;
  if (error.stack === '') return title;
  return error.stack.includes(error.message) ? error.stack : `${title}\n${error.stack}`;
}

/** What "Copy" puts on the clipboard: the lines without escape codes. */
export function consoleText(rows: readonly ConsoleRow[]): string {
  return rows.map((row) => stripAnsi(row.text)).join('\n');
}

/** The last error of a run and the first of its frames that is in the workspace. */
export function errorSummary(
  entries: readonly ConsoleEntry[],
): { readonly title: string; readonly location?: SourceLocation } | null {
  const error = entries.findLast((entry) => entry.kind === 'error');
  if (!error) return null;
  if (!error.error) return { title: stripAnsi(error.text.split('\n')[0] ?? ''), location: error.location };
  const { name, message, frames } = error.error;
  return { title: `${name}: ${message.split('\n')[0] ?? ''}`, location: frames[0] ?? error.location };
}
