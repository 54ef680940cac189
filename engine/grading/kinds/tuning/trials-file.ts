import Papa from 'papaparse';
import type { FileContent } from '../../../core/files';
import type { JsonValue } from '../../../core/json';

/** One line of a file of trials. */
export interface FiledTrial {
  /** Its settings: every column but the trial's number and the objective. */
  readonly params: Readonly<Record<string, JsonValue>>;
  /** Null: the cell is empty or no number. */
  readonly objective: number | null;
}

/** The trials of a CSV file, or why it cannot be read as such. */
export type TrialsFile = { readonly trials: readonly FiledTrial[] } | { readonly problem: string };

/**
 * Reads a file of trials: one line a trial, one column a setting (lists as JSON), and the objective by its name. Other
 * columns do no harm; `trial` is only a number for people.
 */
export function readTrials(
  content: FileContent | undefined,
  objective: string,
  resource: string,
): TrialsFile {
  if (typeof content !== 'string' || content.trim() === '') return { problem: 'there is no such file' };
  const { data, meta } = Papa.parse<Record<string, string>>(content, { header: true, skipEmptyLines: true });
  for (const column of [objective, resource])
    if (!meta.fields?.includes(column)) return { problem: `it has no column ${column}` };
  const trials = data.map((row): FiledTrial => {
    const settings = Object.entries(row).filter(
      ([name, cell]) => name !== objective && name !== 'trial' && typeof cell === 'string' && cell !== '',
    );
    return {
      params: Object.fromEntries(settings.map(([name, cell]) => [name, parsedCell(cell)])),
      objective: numberOf(row[objective]),
    };
  });
  return trials.length > 0 ? { trials } : { problem: 'it has no trials' };
}

/** How much of the resource all trials together used; those that gave no number used it too. */
export function spentBy(trials: readonly FiledTrial[], resource: string): number {
  return trials.reduce((sum, { params }) => {
    const used = Number(params[resource]);
    return sum + (Number.isFinite(used) ? used : 0);
  }, 0);
}

function parsedCell(cell: string): JsonValue {
  try {
    return JSON.parse(cell) as JsonValue;
  } catch {
    return cell;
  }
}

function numberOf(cell: string | undefined): number | null {
  const value = cell === undefined || cell.trim() === '' ? Number.NaN : Number(cell);
  return Number.isFinite(value) ? value : null;
}
