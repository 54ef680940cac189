import type { Rng } from '../core/rng';
import type { LabelStore } from './data/label-store';
import type { LiveEffect } from './effects/live-effect';
import type { Weather } from './effects/weather';
import type { WorldInput } from './input';
import type { Counters } from './metrics/counters';
import type { ModelVersion } from './models/model-version';
import type { RowWindow, WorldPorts } from './ports';
import type { WorldRecord } from './record/world-record';
import type { RowCondition } from './rows/condition';
import type { Market } from './rows/market';
import type { AskedRows } from './service/asked-rows';
import type { Fleet, FleetHour } from './service/fleet';

/** The streams of chance, one for each part, so that a draw more in one place changes nothing in another. */
export interface Streams {
  readonly arrivals: Rng;
  readonly rows: Rng;
  readonly badRows: Rng;
  readonly failures: Rng;
  readonly conditions: Rng;
  readonly people: Rng;
  readonly training: Rng;
}

/** An act that has begun and is not done. */
export interface PendingAct {
  readonly due: number;
  readonly run: () => void;
}

/** The memory of one replica. */
export interface Memory {
  mib: number;
  /** The last hour in which it was killed at its limit; null: never. */
  killedAt: number | null;
}

/** All that the parts of a world share. Only `World` makes one. */
export interface WorldState {
  readonly input: WorldInput;
  readonly ports: WorldPorts;
  readonly streams: Streams;
  readonly market: Market;
  readonly store: LabelStore;
  readonly fleet: Fleet;
  readonly record: WorldRecord;
  /** Effects that last, in the order in which they began. */
  readonly live: LiveEffect[];
  readonly models: ModelVersion[];
  hour: number;
  weather: Weather;
  liveModel: ModelVersion;
  /** Columns that models do without since somebody switched them off. */
  readonly off: Set<string>;
  /** Columns whose bad rows are answered with a refusal. */
  readonly quarantined: Set<string>;
  /** What the fleet made of the hour before; null before the first. */
  lastFleet: FleetHour | null;
  /** Of one replica's process. */
  readonly memory: Memory;
  diskUsedGib: number;
  lastIngestHour: number;
  lastTrainingHour: number;
  /** Rows of before hour 0, with the answers of the first model. */
  before: RowWindow;
  /** By row: what was answered when it came to be, and the condition it was in then. */
  readonly shown: Float64Array;
  readonly shownIn: (RowCondition | null)[];
  readonly counters: Counters;
  readonly pending: PendingAct[];
  readonly asked: AskedRows;
  /** Billionths of a dollar that the machines of the last hour cost. */
  lastNanoUsd: number;
}

/** Milliseconds since the epoch at which an hour begins. */
export const timeOf = ({ input }: WorldState, hour: number): number =>
  input.service.startMs + hour * 3_600_000;
