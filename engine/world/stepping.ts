import type { Action } from './actions';
import type { Happening } from './happening';
import type { AlertNote } from './ports';
import type { WorldResult } from './result';

/** What one hour brought. */
export interface HourReport {
  readonly hour: number;
  readonly requests: number;
  readonly right: number;
  readonly wrong: number;
  readonly refused: number;
  readonly failed: number;
  /** Alerts that began or ended. */
  readonly alerts: readonly AlertNote[];
}

/** How something stands that happened: `harms` users now, is `contained` (it lasts and harms nobody), or is `over`. */
export type Standing = 'harms' | 'contained' | 'over';

/** A world that is stepped from outside. `World` is it; a session of a person on call needs no more of it. */
export interface SteppedWorld {
  /** The hour that comes next. */
  readonly hour: number;
  /** Lets one hour pass. */
  readonly step: () => HourReport;
  /** Lets something happen at the next hour. @throws WorldError for an id that was there before */
  readonly inject: (happening: Happening) => void;
  /** Begins an act; it is done after its time. Returns the hour at which it will be. @throws WorldError `action-refused` */
  readonly act: (action: Action) => number;
  /** How what happened stands; undefined: it has not happened yet. */
  readonly standing: (id: string) => Standing | undefined;
  /** Everything so far. */
  readonly result: () => WorldResult;
}
