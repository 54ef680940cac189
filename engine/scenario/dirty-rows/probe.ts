import type { JsonValue } from '../../core/json';
import type { Row } from './row-rules';

/** What the probe is asked to do. */
export type ProbeInput =
  /** One process: batches one after the other through `estimateAll`, until one throws. */
  | { readonly mode: 'batches'; readonly batches: readonly (readonly Row[])[] }
  /** Each row by itself through `estimate`; what is thrown is an answer. */
  | { readonly mode: 'single'; readonly rows: readonly Row[] }
  /** One row through `estimateAll`; what is thrown ends the run, so that its stack can be read. */
  | { readonly mode: 'rethrow'; readonly row: Row };

/** What a service said to one row. */
export type ProbeAnswer =
  | { readonly type: 'estimate'; readonly value: number }
  /** An error that names a code and a field. */
  | { readonly type: 'refusal'; readonly code: string; readonly field: string; readonly message: string }
  /** Anything else that was thrown or answered as an error. */
  | { readonly type: 'untyped-error'; readonly name: string; readonly message: string }
  /** An answer that is neither a finite number nor an error: "NaN", "undefined". */
  | { readonly type: 'odd'; readonly text: string };

/** What the probe returns for `batches`: answers of the batches that finished, and the crash that ended it. */
export interface BatchesValue {
  readonly answers: readonly (readonly ProbeAnswer[])[];
  readonly crash: { readonly batch: number; readonly culprit: number; readonly error: ProbeAnswer } | null;
}

/**
 * The module that calls the entry of a workspace from inside of the sandbox. It knows nothing of what is expected.
 * @param entry the workspace path of the module that exports `estimate` and `estimateAll`.
 */
export function probeSource(entry: string): string {
  return `import * as entry from '../${entry}';

function said(thrown) {
  const typed = thrown instanceof Error && typeof thrown.code === 'string' && typeof thrown.field === 'string';
  if (typed) return { type: 'refusal', code: thrown.code, field: thrown.field, message: String(thrown.message) };
  if (thrown instanceof Error) return { type: 'untyped-error', name: thrown.name, message: String(thrown.message) };
  return { type: 'untyped-error', name: typeof thrown, message: String(thrown) };
}
function number(value) {
  if (typeof value === 'number' && Number.isFinite(value)) return { type: 'estimate', value };
  return { type: 'odd', text: typeof value === 'string' ? JSON.stringify(value) : String(value) };
}
function answer(given) {
  if (given !== null && typeof given === 'object') {
    if ('error' in given && given.error !== undefined) return said(given.error);
    if ('estimate' in given) return number(given.estimate);
  }
  return number(given);
}
async function throwsOn(row) {
  try {
    await entry.estimateAll([{ ...row }]);
    return false;
  } catch {
    return true;
  }
}
export default async function probe(input) {
  if (input.mode === 'rethrow') return void (await entry.estimateAll([{ ...input.row }]));
  if (input.mode === 'single') {
    const answers = [];
    for (const row of input.rows) {
      try {
        answers.push(number(await entry.estimate({ ...row })));
      } catch (thrown) {
        answers.push(said(thrown));
      }
    }
    return { answers };
  }
  const answers = [];
  for (let batch = 0; batch < input.batches.length; batch++) {
    const rows = input.batches[batch];
    try {
      const given = await entry.estimateAll(rows.map((row) => ({ ...row })));
      answers.push(rows.map((_row, i) => answer(given[i])));
    } catch (thrown) {
      let culprit = 0;
      while (culprit < rows.length - 1 && !(await throwsOn(rows[culprit]))) culprit++;
      return { answers, crash: { batch, culprit, error: said(thrown) } };
    }
  }
  return { answers, crash: null };
}
`;
}

/** The input of the probe as the runner takes it. */
export const probeInput = (input: ProbeInput): JsonValue => input as unknown as JsonValue;
