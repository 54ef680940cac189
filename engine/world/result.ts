import type { ActionKind } from './actions';
import type { Happened } from './happening';
import type { AlertNote } from './ports';

/** One value an hour. */
export interface HourColumns {
  readonly requests: Float64Array;
  /** Answered, and right by what turned out. */
  readonly right: Float64Array;
  readonly wrong: Float64Array;
  /** Refused with a reason. */
  readonly refused: Float64Array;
  /** Errors, timeouts, no room. */
  readonly failed: Float64Array;
  /** Seconds; NaN without answers. */
  readonly p50: Float64Array;
  readonly p95: Float64Array;
  readonly p99: Float64Array;
  /** Replicas that are ready, and machines. */
  readonly replicas: Float64Array;
  readonly nodes: Float64Array;
  /** Billionths of a dollar of machines. */
  readonly machineNanoUsd: Float64Array;
  /** Hours of people. */
  readonly peopleHours: Float64Array;
  /** Dollars of right, wrong and missing answers together. */
  readonly revenueUsd: Float64Array;
  /** Which model is live: its place in `models`. */
  readonly model: Float64Array;
}

export type HourColumn = keyof HourColumns;

/** A release of code or of a model that reached users. */
export interface DeploymentRecord {
  readonly hour: number;
  /** When what it brings was committed, or its training begun. */
  readonly committed: number;
  readonly what: 'code' | 'model';
  /** The happening that it was, if any. */
  readonly happening: string | null;
  readonly failed: boolean;
  /** Of a model: whether code, data and parameters are all known. */
  readonly reproducible: boolean;
}

/** A model that was trained. */
export interface ModelRecord {
  readonly version: number;
  readonly trainedAt: number;
  readonly rows: number;
  readonly recipe: number;
  /** Its error on rows that it had not seen: the median share of the truth, or the share of wrong classes. */
  readonly error: number;
  readonly state: 'live' | 'refused' | 'replaced' | 'rolled-back';
  readonly reproducible: boolean;
  /** Whether the registry knows it; not what was made live by hand. */
  readonly isRegistered: boolean;
  readonly without: readonly string[];
}

/** Something that was done. */
export interface ActRecord {
  readonly kind: ActionKind;
  /** When it was begun, and when it was done. */
  readonly begun: number;
  readonly done: number;
  readonly by: 'team' | 'player' | 'alert' | 'schedule';
  /** What came of it, in a few words. */
  readonly outcome: string;
}

/** A page: an alert of severity `page` that began to fire. */
export interface PageRecord {
  readonly alert: string;
  readonly time: number;
  readonly hour: number;
  readonly resolvedHour: number | null;
  /** Nothing was harmed or broken that it could have been about. */
  readonly isFalse: boolean;
}

/** Sums over all hours so far. */
export interface WorldTotals {
  readonly requests: number;
  readonly right: number;
  readonly wrong: number;
  readonly refused: number;
  readonly failed: number;
  readonly machineUsd: number;
  readonly peopleUsd: number;
  readonly revenueUsd: number;
}

/** What a world came to. */
export interface WorldResult {
  readonly seed: string;
  /** Hours that have passed. */
  readonly hours: number;
  readonly columns: HourColumns;
  readonly happened: readonly Happened[];
  readonly deployments: readonly DeploymentRecord[];
  readonly models: readonly ModelRecord[];
  readonly acts: readonly ActRecord[];
  readonly alerts: readonly AlertNote[];
  readonly pages: readonly PageRecord[];
  readonly totals: WorldTotals;
  /** Rows of the feed that are not in the store, and that are there more than once. */
  readonly rowsLost: number;
  readonly rowsDoubled: number;
}
