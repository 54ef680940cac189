import type { ShownLine, StepLogView } from '@/engine/ci/views/log-view';

/** A line of a log, or a group of lines under its head. */
export interface LogPart {
  readonly head: ShownLine;
  /** The lines of a group; null: this is a line by itself. */
  readonly inside: readonly ShownLine[] | null;
}

/** Lines with those of each group together. */
export function logParts(lines: readonly ShownLine[]): LogPart[] {
  const parts: LogPart[] = [];
  let inside: ShownLine[] | null = null;
  for (const line of lines) {
    if (line.kind === 'group') {
      inside = [];
      parts.push({ head: line, inside });
    } else if (line.inGroup && inside !== null) inside.push(line);
    else {
      inside = null;
      parts.push({ head: line, inside: null });
    }
  }
  return parts;
}

/** A line that was found: the number of its step, and its own within it. */
export interface FoundLine {
  readonly step: number;
  readonly line: number;
}

/** The lines of a job that contain a text, whatever the case of its letters; [] for an empty one. */
export function findLines(steps: readonly StepLogView[], text: string): FoundLine[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  return steps.flatMap((step) =>
    step.lines
      .filter((line) => line.text.toLowerCase().includes(wanted))
      .map((line) => ({ step: step.number, line: line.number })),
  );
}

/** A line as the address of its element. */
export const lineKey = ({ step, line }: FoundLine): string => `${step}:${line}`;

/** The whole log as text, each line with its time. */
export const logText = (steps: readonly StepLogView[]): string =>
  steps
    .flatMap(({ lines }) => lines.map(({ at, text }) => `${new Date(at).toISOString()} ${text}`))
    .join('\n');
