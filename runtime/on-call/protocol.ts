import type { ErrorRecord } from '../../engine/core/errors';
import type { ActionLog } from '../../engine/incidents/on-call/action-log';
import type { ShiftStep } from '../../engine/scenario/scenarios/on-call/shift-desk';
import type { ShiftView } from '../../engine/scenario/scenarios/on-call/shift-view';
import type { ShiftParts } from '../../engine/scenario/scenarios/on-call/start-shift';

/** A shift to be looked at. */
export interface ShiftRequest {
  readonly id: number;
  readonly parts: Omit<ShiftParts, 'table' | 'seed'>;
  /** The text of the table; absent: that of the request before. */
  readonly table?: string;
  readonly log: ActionLog;
  readonly step: ShiftStep;
}

/** What the worker says of a request. */
export type ShiftReply =
  | { readonly id: number; readonly type: 'view'; readonly view: ShiftView }
  | { readonly id: number; readonly type: 'failed'; readonly error: ErrorRecord };
