import type { LucideIcon } from 'lucide-react';
import {
  FileOutput,
  FilePlus,
  FileX,
  FolderInput,
  FolderPen,
  History,
  Lightbulb,
  Pencil,
  Redo2,
  RotateCcw,
  SquareTerminal,
  TextCursorInput,
  Undo2,
} from 'lucide-react';
import type { TimelineKind } from '@/engine/workspace/timeline/step';
import type { MomentFile, StepSummary } from '@/stores/timeline-contract';

/** Steps of one family have one colour and one height on the track. */
export type StepFamily = 'edit' | 'program' | 'jump' | 'back';

/** How a kind of step is shown. */
export interface StepLook {
  readonly icon: LucideIcon;
  readonly word: string;
  readonly family: StepFamily;
}

export const STEP_LOOKS: Readonly<Record<TimelineKind, StepLook>> = {
  edited: { icon: Pencil, word: 'Edited', family: 'edit' },
  created: { icon: FilePlus, word: 'Created', family: 'edit' },
  removed: { icon: FileX, word: 'Deleted', family: 'edit' },
  renamed: { icon: TextCursorInput, word: 'Renamed', family: 'edit' },
  arranged: { icon: FolderPen, word: 'Arranged', family: 'edit' },
  'program-ran': { icon: SquareTerminal, word: 'Terminal', family: 'program' },
  'run-wrote': { icon: FileOutput, word: 'Run wrote', family: 'program' },
  reset: { icon: RotateCcw, word: 'Reset', family: 'jump' },
  'solution-shown': { icon: Lightbulb, word: 'Solution', family: 'jump' },
  restored: { icon: History, word: 'Brought back', family: 'jump' },
  imported: { icon: FolderInput, word: 'Imported', family: 'jump' },
  undone: { icon: Undo2, word: 'Undone', family: 'back' },
  redone: { icon: Redo2, word: 'Redone', family: 'back' },
};

/** The families in the order of the legend. */
export const FAMILIES: readonly {
  readonly family: StepFamily;
  readonly word: string;
  /** Of the track, in parts of its height. */
  readonly height: number;
  readonly fill: string;
}[] = [
  { family: 'edit', word: 'typed', height: 0.45, fill: 'fill-chart-1' },
  { family: 'program', word: 'terminal and runs', height: 0.75, fill: 'fill-chart-3' },
  { family: 'jump', word: 'reset, solution, import', height: 1, fill: 'fill-chart-2' },
  { family: 'back', word: 'undo and redo', height: 0.25, fill: 'fill-chart-6' },
];

const DAY_MS = 86_400_000;

/** When something happened, for people: "14:03" today, "Tue 14:03" this week, else with the date. */
export function timeText(at: number, now: number): string {
  const date = new Date(at);
  const clock = date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  if (new Date(now).toDateString() === date.toDateString()) return clock;
  if (now - at < 6 * DAY_MS) return `${date.toLocaleDateString('en-GB', { weekday: 'short' })} ${clock}`;
  return `${date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })} ${clock}`;
}

/** What a step touched: "README.md", "3 files", "2 files, 14 of git and other tools". */
export function touchedText({ files, fileCount, toolFileCount }: StepSummary): string {
  const own = fileCount === 1 ? files[0]! : fileCount > 1 ? `${fileCount} files` : '';
  const tools = toolFileCount > 0 ? `${toolFileCount} of git and other tools` : '';
  return [own, tools].filter(Boolean).join(', ');
}

/** The sign and the word of how a file differs, seen from the earlier moment. */
export const STATE_LOOKS: Readonly<
  Record<MomentFile['state'], { readonly sign: string; readonly word: string }>
> = {
  added: { sign: 'A', word: 'added' },
  changed: { sign: 'M', word: 'changed' },
  removed: { sign: 'D', word: 'removed' },
};

/** What became of a path that is no plain file. */
export const MARK_WORDS = { executable: 'executable', link: 'link', folder: 'empty folder' } as const;
