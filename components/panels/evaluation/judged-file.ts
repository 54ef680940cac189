import { messageOf } from '@/engine/core/errors';
import { parseTable } from '@/engine/dataset/parse-table';
import type { Table } from '@/engine/dataset/table';
import { type Predictions, readPredictions } from '@/engine/evaluation/predictions';

/** A predictions file of the workspace, read. */
export interface JudgedFile {
  readonly path: string;
  readonly table: Table;
  readonly predictions: Predictions;
  /** `$` when the truth is a price; empty when its unit is not known. */
  readonly unit: string;
}

/** The CSV files that a program has written and whose header looks like predictions; those under out/ first. */
export function predictionPaths(files: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(files)
    .filter((path) => path.endsWith('.csv') && looksJudged(files[path]))
    .sort((a, b) => Number(b.startsWith('out/')) - Number(a.startsWith('out/')) || a.localeCompare(b));
}

function looksJudged(content: unknown): boolean {
  if (typeof content !== 'string') return false;
  const names = content.slice(0, content.indexOf('\n')).split(',');
  return names.some((name) => /^"?(estimate|prediction|probability|score|y_pred|y_score)"?\s*$/.test(name));
}

/** Reads a predictions file, or says why it cannot be judged. */
export function judgeFile(path: string, content: string): JudgedFile | { readonly failure: string } {
  try {
    const table = parseTable(content);
    const predictions = readPredictions(table);
    const priced = table.columns.some((column) => /price/i.test(column.name));
    return { path, table, predictions, unit: predictions.kind === 'regression' && priced ? '$' : '' };
  } catch (thrown) {
    return { failure: messageOf(thrown) };
  }
}

/** An amount in the unit of the target: `$15,438`, `-$2,036`, `12.34`. */
export function amount(value: number, unit: string): string {
  if (unit !== '$') return value.toLocaleString('en-US', { maximumSignificantDigits: 4 });
  const size = Math.round(Math.abs(value)).toLocaleString('en-US');
  return `${Math.round(value) < 0 ? '-' : ''}$${size}`;
}

/** A share as a percentage with one decimal. */
export function percent(share: number | null): string {
  return share === null ? 'unknown' : `${(share * 100).toFixed(1)} %`;
}

/** A name as people read it: `Northridge_Heights` is Northridge Heights. */
export function readable(name: string): string {
  return name.replaceAll('_', ' ');
}

/** The rows to show in the list, and what they are. */
export interface ChosenRows {
  readonly title: string;
  /** Their places in the table. */
  readonly rows: readonly number[];
}
