import type { LineCounter } from 'yaml';
import type { Place } from '../pipeline/validate';

/** Something in a file that DVC refuses, or that will fail when the pipeline runs. Lines and columns count from 1. */
export interface DvcDiagnostic {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A diagnostic over a part of a text. */
export function diagnosticAt(
  severity: DvcDiagnostic['severity'],
  message: string,
  { from, to }: Place,
  lines: LineCounter,
): DvcDiagnostic {
  const start = lines.linePos(from);
  const end = lines.linePos(Math.max(to, from + 1));
  return {
    severity,
    message,
    line: Math.max(1, start.line),
    column: Math.max(1, start.col),
    endLine: Math.max(1, end.line),
    endColumn: Math.max(1, end.col),
  };
}

/** A diagnostic at one character. */
export const diagnosticAtPoint = (message: string, line: number, column: number): DvcDiagnostic => ({
  severity: 'error',
  message,
  line,
  column,
  endLine: line,
  endColumn: column + 1,
});
