import { type ContentReader, changeOf, type FileChange } from '../../diff/file-change';
import { formatPatch } from '../../diff/patch';
import { detectRenames, percentOf } from '../../diff/renames';
import { countChanges, formatStat, formatSummary, renameText, shortStat } from '../../diff/stat';
import { NULL_ID } from '../../objects/object-id';
import { type FileEntry, modeText } from '../../objects/tree';
import type { CommandContext } from '../../program/context';
import { quotePath } from '../../text/quote-path';
import type { DiffFormat } from './diff-options';

/** A list of changes with what is needed to print it. */
export interface ChangeList {
  readonly changes: readonly FileChange[];
  readonly read: ContentReader;
  /** The new side lies in the working tree: raw output knows no ids for it. */
  readonly newInWorktree?: boolean;
  /** Columns that are taken on the left of each line. */
  readonly indent?: number;
}

/** The other way round: what is old becomes new (`-R`). */
function reversed(change: FileChange): FileChange {
  if (change.status === 'U') return change;
  const back = changeOf(change.newPath, change.new, change.old);
  return { ...(back ?? change), oldPath: change.newPath, newPath: change.oldPath };
}

/** Whether `--diff-filter` lets a change through: upper case letters pick, lower case ones leave out. */
function passes(filter: string, status: string): boolean {
  if (filter === '' || filter.includes('*')) return true;
  if (filter.includes(status.toLowerCase())) return false;
  const picks = filter.replace(/[^A-Z]/g, '');
  return picks === '' || picks.includes(status);
}

/** Follows the options about direction, renames and kinds of change. */
export function prepareChanges(list: ChangeList, format: DiffFormat): FileChange[] {
  let changes = format.reverse ? list.changes.map(reversed) : [...list.changes];
  if (format.renames !== undefined) changes = detectRenames(changes, list.read, format.renames);
  if (
    format.filter.includes('*') &&
    !changes.some((one) => passes(format.filter.replace('*', ''), one.status))
  )
    return [];
  return changes.filter((change) => passes(format.filter, change.status));
}

function rawLine(context: CommandContext, change: FileChange, list: ChangeList, format: DiffFormat): string {
  const { objects } = context.repo;
  const length = format.fullIndex ? 40 : undefined;
  const name = (entry: FileEntry | undefined, known: boolean) => {
    const id = entry === undefined || !known ? NULL_ID : entry.id;
    if (id !== NULL_ID) return objects.abbreviate(id, length);
    return NULL_ID.slice(0, length ?? 7);
  };
  const mode = (entry: FileEntry | undefined) => modeText(entry?.mode ?? 0);
  const score = change.status === 'R' ? String(percentOf(change.score)).padStart(3, '0') : '';
  const newKnown = list.newInWorktree !== true || format.reverse;
  const oldKnown = !(list.newInWorktree === true && format.reverse);
  const head = `:${mode(change.old)} ${mode(change.new)} ${name(change.old, oldKnown)} ${name(change.new, newKnown)} ${change.status}${score}`;
  return `${head}${format.nul ? '\0' : '\t'}${pathsOf(change, format)}`;
}

function pathsOf(change: FileChange, format: DiffFormat): string {
  const end = format.nul ? '\0' : '\n';
  const show = (path: string) => (format.nul ? path : quotePath(path));
  const between = format.nul ? '\0' : '\t';
  return change.status === 'R'
    ? `${show(change.oldPath)}${between}${show(change.newPath)}${end}`
    : `${show(change.newPath)}${end}`;
}

function statusLine(change: FileChange, format: DiffFormat): string {
  const score = change.status === 'R' ? String(percentOf(change.score)).padStart(3, '0') : '';
  return `${change.status}${score}${format.nul ? '\0' : '\t'}${pathsOf(change, format)}`;
}

/**
 * The text of a list of changes in all formats that were asked for, in git's order: raw or names, statistics, summary,
 * patches.
 * @param changes as `prepareChanges` gives them.
 */
export function formatChanges(
  context: CommandContext,
  changes: readonly FileChange[],
  list: ChangeList,
  format: DiffFormat,
): string {
  if (changes.length === 0) return '';
  const parts: string[] = [];
  const end = format.nul ? '\0' : '\n';
  if (format.raw) parts.push(changes.map((one) => rawLine(context, one, list, format)).join(''));
  else if (format.nameStatus) parts.push(changes.map((one) => statusLine(one, format)).join(''));
  else if (format.nameOnly)
    parts.push(changes.map((one) => (format.nul ? one.newPath : quotePath(one.newPath)) + end).join(''));
  parts.push(statistics(context, changes, list, format));
  if (format.summary) parts.push(formatSummary(changes));
  const before = parts.filter((part) => part !== '').join('');
  if (!format.patch) return before;
  const { objects } = context.repo;
  const patches = changes.map((change) =>
    formatPatch(change, list.read, {
      abbreviate: (id) => (format.fullIndex ? id : objects.abbreviate(id)),
      context: format.context,
      whitespace: format.whitespace,
      minimal: format.minimal,
      ...(format.reverse && { prefixes: ['b/', 'a/'] as const }),
      ...(format.noPrefix && { prefixes: ['', ''] as const }),
    }),
  );
  return before === '' ? patches.join('') : `${before}\n${patches.join('')}`;
}

function statistics(
  context: CommandContext,
  changes: readonly FileChange[],
  list: ChangeList,
  format: DiffFormat,
): string {
  if (!format.stat && !format.numstat && !format.shortstat) return '';
  const counts = countChanges(changes, list.read, { whitespace: format.whitespace, minimal: format.minimal });
  let text = '';
  if (format.numstat)
    for (const one of counts) {
      const numbers = one.binary ? '-\t-' : `${one.added}\t${one.deleted}`;
      const { status, oldPath, newPath } = one.change;
      const name = format.nul
        ? status === 'R'
          ? `\0${oldPath}\0${newPath}\0`
          : `${newPath}\0`
        : `${status === 'R' ? renameText(oldPath, newPath) : quotePath(newPath)}\n`;
      text += `${numbers}\t${name}`;
    }
  if (format.stat)
    text += formatStat(counts, {
      width: (format.statWidth ?? (Number(context.env.COLUMNS) || 80)) - (list.indent ?? 0),
      ...(format.statNameWidth !== undefined && { nameWidth: format.statNameWidth }),
      ...(format.statCount !== undefined && { count: format.statCount }),
    });
  if (format.shortstat) text += shortStat(counts);
  return text;
}
