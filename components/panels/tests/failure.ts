import type { ProgramError } from '@/engine/core/code-runner';

/** What an assertion expected and what it got, as text to lay side by side. */
export interface ExpectedActual {
  readonly expected: string;
  readonly actual: string;
}

/** Reads both sides from the data of an `AssertionError`; null when the error is of another kind. */
export function expectedActual(error: ProgramError): ExpectedActual | null {
  if (typeof error.data !== 'object' || error.data === null) return null;
  const data = error.data as { readonly expected?: unknown; readonly actual?: unknown };
  if (!Object.hasOwn(data, 'expected') || !Object.hasOwn(data, 'actual')) return null;
  return { expected: show(data.expected), actual: show(data.actual) };
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value, null, 2) ?? 'undefined');
}

/** A line of one side, and whether the other side has it too. */
export interface MarkedLine {
  readonly text: string;
  readonly differs: boolean;
}

/**
 * Marks the lines between the common beginning and the common end of two texts. Plain on purpose: what differs in an
 * assertion is nearly always in one place.
 */
export function markLines(text: string, other: string): readonly MarkedLine[] {
  const lines = text.split('\n');
  const others = other.split('\n');
  const shortest = Math.min(lines.length, others.length);
  let head = 0;
  while (head < shortest && lines[head] === others[head]) head += 1;
  let tail = 0;
  while (tail < shortest - head && lines.at(-1 - tail) === others.at(-1 - tail)) tail += 1;
  return lines.map((line, index) => ({ text: line, differs: index >= head && index < lines.length - tail }));
}
