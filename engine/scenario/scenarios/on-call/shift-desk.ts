import { type ActionLog, goesOn } from '../../../incidents/on-call/action-log';
import { playLog, type Refusal } from '../../../incidents/on-call/play-log';
import { type ShiftView, viewOf } from './shift-view';
import { type RunningShift, type ShiftParts, startShift } from './start-shift';

/** How far a shift is to go on beyond its log. */
export interface ShiftStep {
  readonly hours: number;
}

/**
 * Plays shifts by their logs. The one that was played last stays, so that a log which goes on where it ended costs its new hours alone;
 * any other is played anew from its beginning.
 */
export class ShiftDesk {
  #known: {
    readonly key: string;
    readonly parts: ShiftParts;
    readonly running: RunningShift;
    readonly log: ActionLog;
    readonly refused: readonly Refusal[];
  } | null = null;

  /**
   * Plays a log, and goes on from there: up to so many hours, or to the next page that somebody has to answer.
   * @throws MonitoringError, TableError as `startShift` does
   */
  look(parts: ShiftParts, log: ActionLog, step: ShiftStep = { hours: 0 }): ShiftView {
    const played = this.#play(parts, log);
    const { running } = played;
    if (step.hours > 0) running.session.advance(step.hours);
    const { hour } = running.session.snapshot;
    this.#known = { ...played, log: { ...log, until: Math.max(hour, log.until) } };
    return viewOf(running, parts.shift, played.refused);
  }

  #play(parts: ShiftParts, log: ActionLog) {
    const key = keyOf(parts);
    const known = this.#known;
    this.#known = null;
    const isOn =
      known !== null && known.key === key && known.parts.table === parts.table && goesOn(log, known.log);
    const running = isOn ? known.running : startShift({ ...parts, seed: log.seed });
    const refused = playLog(running.session, log, isOn ? known.log.entries.length : 0);
    return { key, parts, running, log, refused: [...(isOn ? known.refused : []), ...refused] };
  }
}

const keyOf = ({ shift, runbook, rules }: ShiftParts): string => JSON.stringify([shift, runbook, rules]);
