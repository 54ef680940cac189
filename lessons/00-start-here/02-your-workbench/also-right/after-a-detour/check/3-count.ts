import { rollup } from 'd3-array';

export function countBy(rows: Record<string, string>[], column: string): Map<string, number> {
  return rollup(rows, (group) => group.length, (row) => row[column] ?? '');
}
