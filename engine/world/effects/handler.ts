import type { Action, ActionKind } from '../actions';
import type { WorldState } from '../state';
import type { Effect } from './effect';
import type { LiveEffect } from './live-effect';

/** What a kind of effect does, hour by hour, and what acts do to it. */
export interface EffectHandler<E extends Effect = Effect> {
  /** Once, when it begins. */
  readonly begin?: (live: LiveEffect<E>, state: WorldState) => void;
  /** What it does to the weather of this hour. */
  readonly apply: (live: LiveEffect<E>, state: WorldState) => void;
  /** Whether somebody or something is harmed by it as things are. */
  readonly harms: (live: LiveEffect<E>, state: WorldState) => boolean;
  /** Whether it is over without an act. */
  readonly ends?: (live: LiveEffect<E>, state: WorldState) => boolean;
  /** Acts that end it. What else acts do to it follows from what they do to the world. */
  readonly endedBy: readonly ActionKind[];
  /** What an act does to it besides. */
  readonly react?: (live: LiveEffect<E>, action: Action, state: WorldState) => void;
  /** What somebody does who knows what it is, in this order. */
  readonly cures: readonly ActionKind[];
}
