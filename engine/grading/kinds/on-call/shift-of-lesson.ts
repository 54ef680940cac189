import type { WorkspaceFiles } from '../../../core/files';
import { parseTable } from '../../../dataset/parse-table';
import type { Table } from '../../../dataset/table';
import { type ShiftFiles, shiftOfFiles } from '../../../scenario/scenarios/on-call/shift-of-files';
import type { MeasurementContext } from '../../types';

/** The shift of a lesson with a learner's files, and its table. */
export interface LessonShift {
  readonly files: ShiftFiles;
  readonly table: Table;
}

/**
 * The shift that stands in the start of a lesson, with the runbook, the rules and the log of the learner: what happens in a week is not
 * theirs to decide.
 * @throws OnCallError for files that cannot be read, TableError
 */
export function shiftOfLesson(
  { files, start }: Pick<MeasurementContext, 'files' | 'start'>,
  path: string,
): LessonShift {
  const laid: WorkspaceFiles = { ...files, ...(start[path] !== undefined && { [path]: start[path] }) };
  const read = shiftOfFiles(laid, path);
  return { files: read, table: tableOf(files, read.shift.table) };
}

/** Parsed once: the same text is asked for by every check. */
let known: { readonly text: string; readonly table: Table } | null = null;

function tableOf(files: WorkspaceFiles, path: string): Table {
  const text = String(files[path] ?? '');
  if (known?.text !== text) known = { text, table: parseTable(text) };
  return known.table;
}
