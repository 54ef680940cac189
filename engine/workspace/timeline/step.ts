import type { FileContent } from '../../core/files';
import type { OverlayKind } from '../events';
import type { FileStep } from '../model';

/** What kind of thing happened in a step. */
export type TimelineKind = 'edited' | 'created' | 'removed' | 'renamed' | OverlayKind | 'undone' | 'redone';

/**
 * One step of the timeline: everything that happened to the workspace at once, with what was there before, so that it
 * can be walked in both directions. Steps count from 1; moment n is the workspace after step n, moment 0 how it began.
 */
export interface TimelineStep<Content = FileContent> {
  readonly kind: TimelineKind;
  /** In words: "Edit src/train.ts", "Undo: Reset to the start". */
  readonly label: string;
  /** When it began and ended, in milliseconds since the Unix epoch. Only typing takes time. */
  readonly at: number;
  readonly until: number;
  readonly changes: readonly FileStep<Content>[];
}
