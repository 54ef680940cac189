import type { Clock } from '../../engine/core/clock';
import type { LabProgram } from '../../engine/core/lab-program';

/** When scripted work begins: Monday, 2 March 2026, 09:00 UTC. */
export const SCRIPT_START = Date.UTC(2026, 2, 2, 9);

/**
 * The clock of scripted work. It goes on by a millisecond with each look, so that no two files are of the same moment
 * and the same script gives the same bytes everywhere; the script itself moves it (see `clockProgram`).
 */
export class ScriptClock implements Clock {
  #now: number;

  constructor(start = SCRIPT_START) {
    this.#now = start;
  }

  now(): number {
    return ++this.#now;
  }

  /** Moves on to a moment. @throws RangeError when it has passed: files do not grow younger. */
  moveTo(moment: number): void {
    if (moment < this.#now) throw new RangeError('This moment has passed.');
    this.#now = moment;
  }
}

/** The program `at` of a script: `at '2026-03-03 14:30'` makes it that moment (UTC). */
export function clockProgram(clock: ScriptClock): LabProgram {
  return async ({ args, stderr }) => {
    const found = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})$/.exec(args.join(' '));
    const moment = found ? Date.parse(`${found[1]}T${found[2]}:00Z`) : Number.NaN;
    if (Number.isNaN(moment)) {
      stderr(`at: ${args.join(' ')} is no moment. Write it as 2026-03-03 14:30.\n`);
      return 2;
    }
    try {
      clock.moveTo(moment);
    } catch {
      stderr(`at: ${args.join(' ')} has passed; a script goes forward only.\n`);
      return 1;
    }
    return 0;
  };
}
