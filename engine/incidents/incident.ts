import type { Rng } from '../core/rng';
import type { ActionKind } from '../world/actions';
import type { Effect } from '../world/effects/effect';
import type { HappeningSource } from '../world/happening';
import type { RowFeed } from '../world/rows/row-feed';

/** Where one finds what an incident has left behind. */
export type Place = 'metrics' | 'logs' | 'rows' | 'registry' | 'repository' | 'cluster' | 'bill' | 'calendar';

/** Something that shows what it is to who looks. */
export interface Evidence {
  readonly place: Place;
  readonly shows: string;
}

/** A monitor that should show it, by the name of its alert in the rules of the reference, and within how many hours. */
export interface Showing {
  readonly monitor: string;
  readonly withinHours: number;
}

/** What an incident is made for: the rows of a service, and chance. */
export interface IncidentContext {
  readonly feed: RowFeed;
  readonly rng: Rng;
}

/** A kind of incident. What it does to a world are effects; all else follows there. */
export interface Incident {
  readonly id: string;
  readonly title: string;
  /** What happened, as one would write it into a post-mortem: no blame, one or two sentences. */
  readonly about: string;
  readonly effects: (context: IncidentContext) => readonly Effect[];
  readonly evidence: readonly Evidence[];
  /** The monitors that should show it, the one that is first as a rule first. */
  readonly shows: readonly Showing[];
  /** Each of these, in its order, resolves it; nothing else does. */
  readonly remedies: readonly (readonly ActionKind[])[];
  /** Acts that stop the harm, and leave what makes it come back. */
  readonly eases?: readonly ActionKind[];
  /**
   * `over`: it is resolved when what caused it is gone. `contained`: also when it lasts and harms nobody, such as a market that has
   * turned under a model that knows it.
   */
  readonly resolvedWhen: 'over' | 'contained';
  /** Hours after its beginning at which it does its harm, in a service without safety nets. */
  readonly harmsAfterHours: number;
  /** What may stop it before it meets a user; absent: nothing. */
  readonly source?: HappeningSource;
  /** The tasks that it makes sense for; absent: all. */
  readonly tasks?: readonly RowFeed['task'][];
}
